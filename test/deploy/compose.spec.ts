import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseEnv } from 'node:util';
import { describe, expect, test } from '@jest/globals';
import { readComposeFile, readOverlay, type Service } from './compose-file.js';

const ROOT = resolve(import.meta.dirname, '../..');
const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8');

const { services, volumes, secrets } = readComposeFile(join(ROOT, 'docker-compose.yml'));
const overlay = readOverlay(join(ROOT, 'test/support/servers.compose.yml')).services;
const example = parseEnv(read('.env.example'));
const named = (name: string): Service => {
  const service = services[name];
  if (service === undefined) throw new Error(`docker-compose.yml has no service ${name}`);
  return service;
};

const SERVERS = ['kafka', 'mongo', 'redis'];
const PORTS = { api: 7070, projector: 7071, 'follow-up': 7072, board: 7073 };
/** Settings whose values must not be read by others. */
const SECRET = /PASSWORD|TOKEN|AUTH|_URL$/u;
/** Filled in from the operator's .env: required, or empty without it. */
const FILLED_IN = /^(?:\w+:\/\/\w*:)?\$\{\w+:(?:\?[^}]+|-)\}(?:@.*)?$/u;
const LOOPBACK_ONLY = /^127\.0\.0\.1:[^:]+(?::\?\})?:\d+$/u;

test('there are the servers and the processes of Mooring, and nothing else', () => {
  expect(Object.keys(services).toSorted()).toEqual([...SERVERS, ...Object.keys(PORTS)].toSorted());
});

describe.each(Object.entries(services))('%s', (_name, service) => {
  test('is started again, is looked after, and cannot take the whole machine', () => {
    expect(service.restart).toBe('unless-stopped');
    expect(service.healthcheck.test[0]).toMatch(/^CMD/u);
    expect(Number(service.deploy.resources.limits.cpus)).toBeGreaterThan(0);
    expect(service.deploy.resources.limits.memory).toMatch(/^\d+[mg]$/u);
    expect(service.logging.driver).toBe('local');
  });

  test('cannot become another user, and keeps its data in a volume', () => {
    expect(service.security_opt).toContain('no-new-privileges:true');
    for (const volume of service.volumes) expect(volumes).toHaveProperty([volume.split(':')[0] ?? '']);
    expect(service.volumes).not.toEqual([]);
  });

  test('is published to this machine alone', () => {
    for (const port of service.ports) expect(port).toMatch(LOOPBACK_ONLY);
  });

  test('has no secret but those of the operator', () => {
    const secrets = Object.entries(service.environment).filter(([name]) => SECRET.test(name));
    expect(secrets.filter(([, value]) => !FILLED_IN.test(String(value)))).toEqual([]);
  });
});

describe.each(Object.entries(PORTS))('the process %s', (name, port) => {
  const service = named(name);

  test('serves its port, which its health check asks', () => {
    expect(service.command).toEqual([name, '--host', '0.0.0.0', '--port', String(port)]);
    expect(service.ports).toEqual([`127.0.0.1:${String(port)}:${String(port)}`]);
    expect(service.healthcheck.test.slice(1)).toEqual([
      'node',
      '/opt/mooring/scripts/ready.js',
      String(port),
    ]);
  });

  test('is of this repository, waits for the servers, and can write only where it must', () => {
    expect(service).toMatchObject({ build: '.', pull_policy: 'build', init: true });
    expect(service).toMatchObject({ read_only: true, cap_drop: ['ALL'], tmpfs: ['/tmp'] });
    expect(service.depends_on).toEqual(
      Object.fromEntries(SERVERS.map((server) => [server, { condition: 'service_healthy' }])),
    );
  });

  test('is told where the servers are', () => {
    expect(service.environment).toMatchObject({ MOORING_SET: 'distributed', KAFKA_BROKERS: 'kafka:9092' });
    expect(service.environment['MONGO_URL']).toMatch(
      /^mongodb:\/\/mooring:\$\{MONGO_PASSWORD:\?.*\}@mongo:/u,
    );
    expect(service.environment['REDIS_URL']).toMatch(/^redis:\/\/:\$\{REDIS_PASSWORD:\?.*\}@redis:/u);
  });
});

test.each(['api', 'follow-up'])(
  'the process %s knows how people are told, where the operator says so',
  (name) => {
    const { environment, env_file: files, secrets: mounted } = named(name);
    expect(environment).toMatchObject({
      MOORING_NOTIFY: '${MOORING_NOTIFY_FILE:+/run/secrets/notify}',
      MOORING_SMTP_URL: '${MOORING_SMTP_URL:-}',
      MOORING_MAIL_FROM: '${MOORING_MAIL_FROM:-}',
      MOORING_PUBLIC_URL: '${MOORING_PUBLIC_URL:-}',
    });
    expect(mounted).toEqual(['notify']);
    expect(secrets).toEqual({ notify: { file: '${MOORING_NOTIFY_FILE:-/dev/null}' } });
    expect(files).toEqual([{ path: 'notify.env', required: false }]);
  },
);

test('only the board waits to be asked for', () => {
  const profiles = Object.entries(services).map(([name, service]) => [name, service.profiles]);
  expect(profiles.filter(([, asked]) => asked !== undefined)).toEqual([['board', ['board']]]);
});

describe('the servers', () => {
  test('are published by none but the tests', () => {
    expect(SERVERS.flatMap((name) => named(name).ports)).toEqual([]);
    expect(Object.keys(overlay)).toEqual(SERVERS);
    for (const { ports, restart } of Object.values(overlay)) {
      expect(restart).toBe('no');
      expect(ports).toEqual([expect.stringMatching(LOOPBACK_ONLY)]);
    }
  });

  test('Kafka is the one that is tested without docker, and keeps everything', () => {
    const version = /^KAFKA_VERSION=(.+)$/mu.exec(read('scripts/servers/kafka.sh'))?.[1];
    expect(named('kafka').image).toBe(`apache/kafka:${version ?? ''}`);
    expect(named('kafka').environment).toMatchObject({
      KAFKA_LOG_RETENTION_MS: -1,
      KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    });
  });

  test('Redis writes down its jobs and throws none away', () => {
    const command = named('redis').command.join(' ');
    expect(command).toContain('--appendonly yes');
    expect(command).toContain('--maxmemory-policy noeviction');
    expect(command).toMatch(/--requirepass \$\{REDIS_PASSWORD:\?/u);
  });
});

describe('.env.example', () => {
  const compose = read('docker-compose.yml');

  test('names every variable, and no other', () => {
    const used = [...compose.matchAll(/\$\{(\w+)/gu)].map(([, name]) => name);
    expect(new Set(Object.keys(example))).toEqual(new Set(used));
  });

  test('has no secret', () => {
    expect(Object.entries(example).filter(([, value]) => value !== '')).toEqual([['MOORING_LOG', 'info']]);
  });

  test('what is required says what to set', () => {
    const required = [...compose.matchAll(/\$\{(\w+):\?([^}]*)\}/gu)];
    expect(new Set(required.map(([, name]) => name))).toEqual(
      new Set(['MONGO_PASSWORD', 'REDIS_PASSWORD', 'MOORING_TOKEN']),
    );
    for (const [, , message] of required) expect(message).toMatch(/^set it to /u);
  });
});
