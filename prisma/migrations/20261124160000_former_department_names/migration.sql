-- Names a department had before: orders and ledger entries keep the name of their day and still find their department.
ALTER TABLE "department" ADD COLUMN "former_names" TEXT[] DEFAULT ARRAY[]::TEXT[];
