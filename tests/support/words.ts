// Both languages, as the server has them.
import { en } from '../../app/words/en';
import { ko } from '../../app/words/ko';
import { keepWords } from '../../app/words/languages';

keepWords({ ko, en });
