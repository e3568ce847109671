/** Runs a script's work: its number becomes the exit code, an error becomes one message without a stack. */
export async function runScript(work) {
  try {
    const code = await work();
    if (typeof code === 'number') process.exitCode = code;
  } catch (error) {
    console.error(error.message);
    process.exitCode = 1;
  }
}
