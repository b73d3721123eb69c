import { Inject, Injectable } from '@nestjs/common';
import { type HealthIndicatorResult, HealthIndicatorService } from '@nestjs/terminus';
import { presentPlaces } from '#pipeline';
import { API_PORTS, type ApiPorts } from '../ports.js';

/** Whether the installation can be read and goes on. */
@Injectable()
export class InstallationHealth {
  constructor(
    @Inject(API_PORTS) private readonly ports: ApiPorts,
    @Inject(HealthIndicatorService) private readonly indicators: HealthIndicatorService,
  ) {}

  /** The store answers. */
  async store(): Promise<HealthIndicatorResult<'store'>> {
    const indicator = this.indicators.check('store');
    try {
      await presentPlaces(this.ports);
      return indicator.up();
    } catch {
      return indicator.down({ reason: 'it does not answer' });
    }
  }

  /** What comes in is folded. */
  async fold(): Promise<HealthIndicatorResult<'fold'>> {
    const trouble = this.ports.trouble();
    const indicator = this.indicators.check('fold');
    return trouble === undefined ? indicator.up() : indicator.down({ since: trouble.since });
  }
}
