import { type ArgumentsHost, Catch, type ExceptionFilter, Inject } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { API_OPTIONS, type ApiOptions } from '../api-options.js';
import { sendProblem } from './send-problem.js';

/** Turns whatever a handler throws into problem details. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(@Inject(API_OPTIONS) private readonly options: ApiOptions) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    sendProblem(
      error,
      http.getRequest<FastifyRequest>(),
      http.getResponse<FastifyReply>(),
      this.options.onError,
    );
  }
}
