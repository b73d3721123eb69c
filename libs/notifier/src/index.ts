export { OutsideNotifier, type OutsideNotifierOptions } from './outside-notifier.js';
