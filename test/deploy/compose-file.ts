import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

const scalar = z.union([z.string(), z.number()]);
const environment = z.record(z.string(), scalar);
const healthCheck = z.strictObject({
  test: z.array(z.string()),
  interval: z.string(),
  timeout: z.string(),
  retries: z.number(),
  start_period: z.string(),
});
const limits = z.strictObject({ cpus: z.string(), memory: z.string(), pids: z.number() });

/** Strict: compose refuses a misspelt key, but only where docker is. */
const service = z.strictObject({
  image: z.string(),
  build: z.string().optional(),
  pull_policy: z.string().optional(),
  profiles: z.array(z.string()).optional(),
  command: z.array(z.string()).default([]),
  environment,
  ports: z.array(z.string()).default([]),
  volumes: z.array(z.string()),
  secrets: z.array(z.string()).default([]),
  env_file: z.array(z.strictObject({ path: z.string(), required: z.boolean() })).default([]),
  healthcheck: healthCheck,
  depends_on: z.record(z.string(), z.strictObject({ condition: z.string() })).default({}),
  deploy: z.strictObject({ resources: z.strictObject({ limits }) }),
  restart: z.string(),
  init: z.boolean().default(false),
  read_only: z.boolean().default(false),
  tmpfs: z.array(z.string()).default([]),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()),
  logging: z.strictObject({ driver: z.string() }),
  stop_grace_period: z.string().optional(),
});

const composeFile = z.looseObject({
  name: z.string(),
  services: z.record(z.string(), service),
  volumes: z.record(z.string(), z.null()),
  secrets: z.record(z.string(), z.strictObject({ file: z.string() })),
});

/** What a file that is laid over another one changes. */
const overlay = z.strictObject({
  services: z.record(
    z.string(),
    service.pick({ restart: true, environment: true, ports: true }).partial({ environment: true }),
  ),
});

export type Service = z.infer<typeof service>;
export type ComposeFile = z.infer<typeof composeFile>;

export function readComposeFile(path: string): ComposeFile {
  return composeFile.parse(parse(readFileSync(path, 'utf8'), { merge: true }));
}

export function readOverlay(path: string): z.infer<typeof overlay> {
  return overlay.parse(parse(readFileSync(path, 'utf8')));
}
