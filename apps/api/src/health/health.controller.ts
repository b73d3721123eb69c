import { Controller, Get, HttpCode, Inject } from '@nestjs/common';
import { ApiOperation, ApiTags } from '@nestjs/swagger';
import { HealthCheck, type HealthCheckResult, HealthCheckService } from '@nestjs/terminus';
import { InstallationHealth } from './installation.health.js';

@ApiTags('Operations')
@Controller('health')
export class HealthController {
  constructor(
    @Inject(HealthCheckService) private readonly checks: HealthCheckService,
    @Inject(InstallationHealth) private readonly installation: InstallationHealth,
  ) {}

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ operationId: 'isLive', summary: 'The process runs' })
  @HealthCheck({ noCache: true, swaggerDocumentation: true })
  live(): Promise<HealthCheckResult> {
    return this.checks.check([]);
  }

  @Get('ready')
  @ApiOperation({ operationId: 'isReady', summary: 'The store answers, and what comes in is folded' })
  @HealthCheck({ noCache: true, swaggerDocumentation: true })
  ready(): Promise<HealthCheckResult> {
    return this.checks.check([() => this.installation.store(), () => this.installation.fold()]);
  }
}
