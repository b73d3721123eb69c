/** The process is dead: thrown by every port call from the one on at which a test crashes it. */
export class Crash extends Error {
  constructor() {
    super('the process has crashed here, on purpose');
    this.name = 'Crash';
  }
}
