import mongoose, { mongo } from 'mongoose';

const REFUSED_USER = 18;
const NOT_ALLOWED = 13;

/** MongoDB does not answer. */
export class MongoAway extends Error {
  constructor(host: string, cause: Error) {
    super(`MongoDB at ${host} is not to be reached: ${cause.message}`, { cause });
    this.name = 'MongoAway';
  }
}

/**
 * Tells what an operator can do something about in one sentence, without a password in it; other errors stay as they are.
 *
 * @param host where the server is, or several of them
 */
export function explained(host: string, error: unknown): unknown {
  if (isAway(error)) return new MongoAway(host, error);
  if (!(error instanceof mongo.MongoServerError)) return error;
  const { code, message } = error;
  if (code === REFUSED_USER) {
    return new Error(`MongoDB at ${host} refuses the user: check name and password in its address`, {
      cause: error,
    });
  }
  if (code === NOT_ALLOWED) {
    return new Error(
      `MongoDB at ${host} does not let the user do this: give it readWrite on both databases (${message})`,
      { cause: error },
    );
  }
  return error;
}

/** Whether an error means that the server was not there, or went away meanwhile. */
function isAway(error: unknown): error is Error {
  return (
    error instanceof mongoose.Error.MongooseServerSelectionError ||
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoNotConnectedError ||
    // In a bulk write, what went wrong on the way there is wrapped. What the server has answered has a code.
    (error instanceof mongo.MongoBulkWriteError && error.code === undefined) ||
    // A server that steps down or stops says so.
    (error instanceof mongo.MongoError && error.hasErrorLabel('RetryableWriteError'))
  );
}
