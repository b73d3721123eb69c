/**
 * Who may import whom. `scripts/check-boundaries.js` runs these rules over the tree and proves each of them with the
 * probes of the same name under `test/probes/`.
 */

const SPEC = '\\.spec\\.ts$';

/** Matches files of npm packages, wherever node_modules lies. */
const npm = (...names) => `(^|/)node_modules/(${names.join('|')})/`;

/** Matches a Node module, with and without its prefix. */
const node = (...names) => `^(node:)?(${names.join('|')})$`;

/** The doors of `libs/relationship` that `package.json` opens to other folders. */
const RELATIONSHIP = '^libs/relationship/src/(testing/)?index\\.ts$';

/** A rule that lists all that the files of a lib may import; specs are free unless `from` says otherwise. */
const only = (name, comment, lib, allowed) => ({
  name,
  comment,
  severity: 'error',
  from: { path: `^libs/${lib}/`, pathNot: SPEC },
  to: { pathNot: [`^libs/${lib}/`, ...allowed] },
});

/** A rule that keeps modules within some places. */
const within = (name, comment, places, path) => ({
  name,
  comment,
  severity: 'error',
  from: { pathNot: places },
  to: { path },
});

export const forbidden = [
  only('relationship-is-pure', 'the domain imports its own files and zod, nothing else', 'relationship', [
    npm('zod'),
  ]),
  {
    name: 'relationship-specs-stay-small',
    comment: 'specs of the domain need no other lib than the domain',
    severity: 'error',
    from: { path: `^libs/relationship/.*${SPEC}` },
    to: {
      pathNot: ['^libs/relationship/', '^test/support/', npm('zod', 'fast-check', '@jest/globals')],
      dependencyTypesNot: ['core'],
    },
  },
  {
    name: 'pipeline-knows-no-adapter',
    comment: 'the pipeline imports the domain, its own ports, csv, zod, node:crypto and node:stream',
    severity: 'error',
    from: { path: '^libs/pipeline/', pathNot: [SPEC, '^libs/pipeline/src/contracts/'] },
    to: {
      pathNot: [
        '^libs/pipeline/',
        RELATIONSHIP,
        npm('csv-parse', 'csv-stringify', 'zod'),
        node('crypto', 'stream'),
      ],
    },
  },
  {
    name: 'contracts-know-no-adapter',
    comment: 'the suites that every adapter runs import the pipeline, the domain and the test framework',
    severity: 'error',
    from: { path: '^libs/pipeline/src/contracts/' },
    to: {
      pathNot: [
        '^libs/pipeline/',
        RELATIONSHIP,
        npm('@jest/globals', 'fast-check'),
        node('assert', 'assert/strict'),
      ],
    },
  },
  only(
    'demo-company-is-seeded',
    'the demo company draws from pure-rand and speaks the domain',
    'demo-company',
    [RELATIONSHIP, npm('pure-rand')],
  ),
  only(
    'evaluation-is-pure',
    'what measures the detector is plain arithmetic over the language of the domain; it knows no file and no adapter',
    'evaluation',
    [RELATIONSHIP],
  ),
  {
    name: 'disk-files-stand-alone',
    comment: 'reading and writing files knows the shape of an import file and nothing else of Mooring',
    severity: 'error',
    from: { path: '^libs/disk-files/', pathNot: SPEC },
    to: { path: '^(apps|libs)/', pathNot: ['^libs/disk-files/', '^libs/pipeline/src/index\\.ts$'] },
  },
  only('calendars-are-data', 'the calendars turn two packages into the data of the domain', 'calendars', [
    RELATIONSHIP,
    npm('chinese-days', 'date-holidays'),
  ]),
  within(
    'sqlite-in-embedded',
    'SQLite belongs to the embedded set, and to the bench that measures against it',
    ['^libs/embedded/', '^test/bench/'],
    node('sqlite'),
  ),
  within(
    'drivers-in-distributed',
    'Kafka, MongoDB and Redis are spoken to by the distributed set, and by what measures or breaks it',
    ['^libs/distributed/', '^test/'],
    npm('kafkajs', 'mongoose', 'mongodb', 'bullmq', 'ioredis'),
  ),
  within(
    'senders-in-notifier',
    'mail, signatures and requests to the outside have one place, where private addresses are refused',
    ['^libs/notifier/', '^test/'],
    npm('nodemailer', 'standardwebhooks', 'request-filtering-agent'),
  ),
  {
    name: 'sets-stand-alone',
    comment: 'a set is one way to keep the ports; it never leans on the other one',
    severity: 'error',
    from: { path: '^libs/(embedded|distributed)/', pathNot: SPEC },
    to: { path: '^libs/(embedded|distributed)/', pathNot: '^libs/$1/' },
  },
  within(
    'nest-at-the-edges',
    'Nest is glue: apps, modules, handlers and controllers',
    ['^apps/', '\\.(module|handler|controller)\\.ts$'],
    npm('@nestjs/[^/]+'),
  ),
  within(
    'http-in-api',
    'requests and answers are the business of the API; it may be served by another framework one day',
    '^apps/api/',
    npm('fastify', '@fastify/[^/]+', '@bull-board/fastify', 'prom-client'),
  ),
  {
    name: 'web-stands-alone',
    comment:
      'the page knows the server by its OpenAPI document: it imports its own files and packages, never a lib',
    severity: 'error',
    from: { path: '^apps/web/' },
    to: { path: '^(apps|libs)/', pathNot: '^apps/web/' },
  },
  {
    name: 'nothing-imports-the-web',
    comment: 'what runs in a browser is served, not imported',
    severity: 'error',
    from: { pathNot: '^apps/web/' },
    to: { path: '^apps/web/' },
  },
  within(
    'calendar-packages-in-calendars',
    'working days enter the log as data, from one place',
    '^libs/calendars/',
    npm('chinese-days', 'date-holidays'),
  ),
  {
    name: 'libs-know-no-app',
    comment: 'apps compose libs, never the other way round',
    severity: 'error',
    from: { path: '^libs/' },
    to: { path: '^apps/' },
  },
  {
    name: 'libs-through-the-door',
    comment: 'another lib is entered by the #names of package.json, never by its path',
    severity: 'error',
    from: { path: '^(apps|libs)/([^/]+)/' },
    to: { path: '^libs/', pathNot: '^$1/$2/', dependencyTypesNot: ['aliased'] },
  },
  {
    name: 'no-cycles',
    comment: 'a cycle has no first file to read',
    severity: 'error',
    from: { pathNot: '^apps/web/src/api/generated/' },
    to: { circular: true },
  },
  {
    name: 'imports-exist',
    comment: 'an import that cannot be resolved escapes all other rules',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
];

export const options = {
  doNotFollow: { path: '(^|/)node_modules/' },
  // Types count: a type of another lib is knowledge of it.
  tsPreCompilationDeps: true,
};
