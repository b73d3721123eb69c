import { step } from '#pipeline';

step();
