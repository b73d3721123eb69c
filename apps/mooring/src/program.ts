import { Argument, Command, Option } from 'commander';
import { PEER_NAMES } from '#evaluation';
import { type Clock, IMPORT_KINDS, type StatisticsQuery, systemClock, type TakeUp } from '#pipeline';
import { CALIBRATION_MODES, type Language, SILENCE_REASONS } from '#relationship';
import { alertsCommand } from './commands/alerts.command.js';
import { backtestCommand } from './commands/backtest.command.js';
import { type BoardCommandOptions, boardCommand } from './commands/board.command.js';
import { type BudgetCommandOptions, budgetCommand, changesBudget } from './commands/budget.command.js';
import { calibrationCommand } from './commands/calibration.command.js';
import {
  contactClockCommand,
  type ContactClockOptions,
  setsContactClock,
} from './commands/contact-clock.command.js';
import { demoCommand } from './commands/demo.command.js';
import { eraseCommand } from './commands/erase.command.js';
import { evaluateCommand } from './commands/evaluate.command.js';
import { explainCommand } from './commands/explain.command.js';
import { examples, IMPORT_HELP } from './commands/help.js';
import { fitCommand } from './commands/fit.command.js';
import { importCommand } from './commands/import.command.js';
import { loadCommand } from './commands/load.command.js';
import { migrateCommand, nameAfter } from './commands/migrate.command.js';
import {
  collectInterval,
  collectRate,
  contactInterval,
  countingNumber,
  dayList,
  DEFAULT_FOLDER,
  defaultLanguage,
  isoDate,
  LANGUAGES,
  wholeNumber,
} from './commands/options.js';
import { notifyChannelsCommand, notifyEnableCommand } from './commands/notify-channels.command.js';
import { KEPT, keptCommand } from './commands/kept.command.js';
import { notifyTestCommand } from './commands/notify-test.command.js';
import { parkedCommand } from './commands/parked.command.js';
import { qualityCommand } from './commands/quality.command.js';
import { reassignCommand } from './commands/reassign.command.js';
import { replayCommand } from './commands/replay.command.js';
import { seedRange } from './commands/simulate-seeds.js';
import { type SilenceCommandOptions, silenceCommand } from './commands/silence.command.js';
import { simulateCommand } from './commands/simulate.command.js';
import { statisticsCommand } from './commands/statistics.command.js';
import { startCommand } from './commands/start.command.js';
import { takeUpCommand } from './commands/take-up.command.js';
import { tasksCommand } from './commands/tasks.command.js';
import { verifyCommand } from './commands/verify.command.js';
import { openNotifications } from './notify/notifications.js';
import { type WinbacksCommandOptions, winbacksCommand } from './commands/winbacks.command.js';
import { type OpenSet, withData } from './open-set.js';
import { DEFAULT_HOST, DEFAULT_PORT, type ListenOptions } from './server/server-options.js';
import type { Part } from './server/part.js';

const TAKE_UPS: readonly { readonly how: TakeUp; readonly description: string }[] = [
  { how: 'retry', description: 'try the event once more, after the program has been mended' },
  { how: 'skip', description: 'leave the event out and go on with those behind it' },
];

/** Processes of the distributed set, any number of each. */
const PARTS: readonly { readonly part: Part; readonly port: number; readonly description: string }[] = [
  { part: 'api', port: DEFAULT_PORT, description: 'distributed set: serve the HTTP API and the dashboard' },
  { part: 'projector', port: 7071, description: 'distributed set: fold the log, end weeks' },
  { part: 'follow-up', port: 7072, description: 'distributed set: do the jobs that are due' },
];

const BOARD_PORT = 7073;
const DEMO_FOLDER = './demo-data';
/** Simulated portfolios that the product's own coefficients were fitted to. */
const DEFAULT_SEEDS = [101, 102, 103, 104, 105, 106];
/** The seed whose company tells the most stories at once. */
const DEMO_SEED = 7;

/**
 * The command line: one command, one function; `openSet` decides where the data is.
 *
 * @param openFolder for what is tried out beside the data
 */
export function createProgram(openSet: OpenSet, openFolder: OpenSet, clock: Clock = systemClock): Command {
  const program = new Command('mooring')
    .description('Notices a key account whose relationship is loosening while there is time to act.')
    .option('--data <dir>', 'the data folder', DEFAULT_FOLDER)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError()
    .addHelpText(
      'after',
      examples(
        'demo --once',
        'import shipments-2025.csv shipments-2026.csv.gz',
        'alerts',
        'explain ACME --lang zh',
        'help import',
      ),
    );
  const folder = (): string => program.opts<{ data: string }>().data;
  const language = (): Option =>
    new Option('--lang <language>', 'language').choices(LANGUAGES).default(defaultLanguage());
  const measure = (): Option =>
    new Option('--measure <measure>', 'what a week adds up (default: value where the files have it)').choices(
      ['volume', 'value'],
    );

  program
    .command('import')
    .description('import CSV or CSV.gz files as history')
    .argument('<file...>', 'all files of the history at once, in any order')
    .addOption(new Option('--kind <kind>', 'what the rows are').choices(IMPORT_KINDS).default('shipments'))
    .option(
      '--source <name>',
      'the feed that the rows come from; the same name recognises the same rows',
      'file',
    )
    .option('--map <file>', 'JSON: column in the file to column of Mooring, "" to ignore it')
    .option('--dry-run', 'only say what would happen')
    .addOption(measure())
    .option(
      '--rate <currency=units>',
      'exchange rate to the base currency, once for each currency',
      collectRate,
    )
    .option('--rejects <file>', 'where rejected rows go (default: rejects.csv in the data folder)')
    .addHelpText('after', IMPORT_HELP)
    .addHelpText(
      'after',
      examples(
        'import shipments.csv --dry-run',
        'import shipments.csv --map map.json --rate USD=7.1',
        'import accounts.csv --kind accounts',
        'import calls.csv --kind interactions',
      ),
    )
    .action(async (files: string[], { dryRun = false, ...options }) => {
      await importCommand(openSet, files, { ...options, dryRun, data: folder() });
    });

  program
    .command('backtest')
    .description('judge a history as it would have been judged at the time; keeps nothing')
    .argument('<file...>', 'all files of the history at once')
    .requiredOption('--scores <file>', 'CSV to write: account_id,week_start,risk,change,alert')
    .option('--alerts <file>', 'JSON lines to write: everything that would have been said')
    .addOption(measure())
    .addHelpText('after', examples('backtest shipments.csv --scores scores.csv --alerts alerts.jsonl'))
    .action(async (files: string[], options) => {
      await backtestCommand(openFolder, clock, files, options);
    });

  program
    .command('fit')
    .description('fit the coefficients of the detector to a history and print them; keeps nothing')
    .argument('<file...>', 'all files of the history at once')
    .option('--simulated <seeds>', 'simulated portfolios to learn from as well', seedRange, DEFAULT_SEEDS)
    .option('--ablate', 'print what each evidence is worth instead, held out')
    .addOption(measure())
    .addHelpText('after', examples('fit shipments.csv', 'fit shipments.csv --simulated 101-106 --ablate'))
    .action(async (files: string[], options) => {
      await fitCommand(openFolder, clock, files, options);
    });

  program
    .command('simulate')
    .description('write a portfolio of 600 accounts whose changes are known, to measure a detector on')
    .argument('<file>', 'CSV of shipments to write; who changed when is written beside it')
    .option('--seed <n>', 'another portfolio', wholeNumber, 1)
    .action(simulateCommand);

  program
    .command('evaluate')
    .description('how well the detector does on a history, beside classical ways; keeps nothing')
    .argument('<file...>', 'all files of the history at once')
    .addOption(new Option('--against <peer...>', 'ways to compare with (default: all)').choices(PEER_NAMES))
    .option('--breaks <file>', 'CSV of a simulated portfolio: account_id,kind,tau_week')
    .option('--shocks <file>', 'CSV, with --breaks: week,label of weeks that were special for everybody')
    .option('--report <file>', 'HTML to write: the same with plots, in one file')
    .addOption(measure())
    .addHelpText(
      'after',
      examples(
        'evaluate shipments-*.csv --report report.html',
        'evaluate shipments.csv --against crm bgnbd',
        'evaluate simulated.csv --breaks simulated_truth.csv',
      ),
    )
    .action(async (files: string[], options) => {
      await evaluateCommand(openFolder, clock, files, options);
    });

  program
    .command('alerts')
    .description('open alerts, the most valuable first')
    .option('--json', 'one JSON object a line')
    .option('--limit <n>', 'how many', countingNumber, 50)
    .addOption(language())
    .addHelpText('after', examples('alerts --limit 10', 'alerts --json > alerts.jsonl'))
    .action(async ({ json = false, ...options }) => {
      await withData(openSet, folder(), 'read', (set) => alertsCommand(set, { ...options, json }));
    });

  program
    .command('explain')
    .description('why an account has an alert, or why not')
    .argument('<account>', 'its id or its name')
    .addOption(language())
    .addHelpText('after', examples('explain ACME', 'explain ACME --lang zh'))
    .action(async (account: string, { lang }: { lang: Language }) => {
      await withData(openSet, folder(), 'read', (set) => explainCommand(set, account, lang));
    });

  program
    .command('silence')
    .description('why accounts do not alert: how many for which reason, and one account with all figures')
    .argument('[account]', 'its id or its name; all when missing')
    .option('--week <date>', 'at the end of the week of this day, by what was known then', isoDate)
    .addOption(
      new Option('--reason <reason>', 'list the accounts for which it counts').choices(SILENCE_REASONS),
    )
    .option('--limit <n>', 'how many of a list', countingNumber, 50)
    .addOption(language())
    .addHelpText(
      'after',
      examples(
        'silence',
        'silence ACME',
        'silence --reason below-threshold',
        'silence ACME --week 2026-03-02',
      ),
    )
    .action(async (account: string | undefined, options: SilenceCommandOptions) => {
      await withData(openSet, folder(), 'read', (set) => silenceCommand(set, account, options));
    });

  program
    .command('replay')
    .description('rebuild state and read models from the event log')
    .action(async () => {
      await withData(openSet, folder(), 'write', (set) => replayCommand(set, folder()));
    });

  program
    .command('verify')
    .description('fold and decide everything again, and compare; exit code 1 when something differs')
    .option('--strict', 'compare every journal entry, the ledger of shipments and outboxes too')
    .action(async ({ strict = false }: { strict?: boolean }) => {
      await withData(openSet, folder(), 'write', (set) => verifyCommand(set, openSet, folder(), strict));
    });

  program
    .command('migrate')
    .description('copy the log of a data folder into Kafka, for the distributed set; again, it goes on')
    .requiredOption(
      '--from <sqlite:DIR>',
      'the data folder, which nobody may be serving',
      nameAfter('sqlite'),
    )
    .requiredOption('--to <kafka:TOPIC>', 'a new topic', nameAfter('kafka'))
    .addHelpText('after', examples('migrate --from sqlite:mooring-data --to kafka:mooring'))
    .action(async ({ from, to }: { from: string; to: string }) => {
      await withData(openFolder, from, 'write', (set) => migrateCommand(set, from, to));
    });

  program
    .command('statistics')
    .description('what became of alerts and tasks: which were right, who was kept, how long it took')
    .option('--owner <id>', 'of one account manager')
    .option('--team <id>', 'of one team')
    .option('--since <date>', 'only what ended on this day or later, 2026-01-31', isoDate)
    .option(
      '--quality',
      'how good alerts are: what worked, how early losses were told, what kept the others quiet',
    )
    .addOption(language())
    .addHelpText('after', examples('statistics', 'statistics --quality --since 2026-01-01'))
    .action(
      async ({
        quality = false,
        lang,
        ...query
      }: StatisticsQuery & { quality?: boolean; lang: Language }) => {
        await withData(openSet, folder(), 'read', (set) =>
          quality ? qualityCommand(set, query, lang) : statisticsCommand(set.readModels, query),
        );
      },
    );

  program
    .command('calibration')
    .description('whether probabilities learn from what became of accounts, and what they have learned')
    .addArgument(
      new Argument('[mode]', 'learn and use it, learn without using it, or neither').choices(
        CALIBRATION_MODES,
      ),
    )
    .action(async (mode?: (typeof CALIBRATION_MODES)[number]) => {
      const access = mode === undefined ? 'read' : 'write';
      await withData(openSet, folder(), access, (set) => calibrationCommand(set, mode));
    });

  program
    .command('budget')
    .description('how many new alerts each account manager is shown a week, and how they were ranked')
    .option('--capacity <n>', 'show so many from now on: to everybody, or with --manager to one', wholeNumber)
    .option('--cost <amount>', 'what answering an alert costs, in the base currency', wholeNumber)
    .option('--manager <id>', 'of one account manager')
    .addOption(language())
    .addHelpText('after', examples('budget', 'budget --capacity 8', 'budget --manager li.wei --capacity 3'))
    .action(async (options: BudgetCommandOptions) => {
      const access = changesBudget(options) ? 'write' : 'read';
      await withData(openSet, folder(), access, (set) => budgetCommand(set, options));
    });

  program
    .command('winbacks')
    .description('open plans to win paused accounts back, the next step first')
    .option('--gaps <days>', 'plan from now on with these working days between attempts: 7,21,45,90', dayList)
    .option('--limit <n>', 'how many', countingNumber, 50)
    .addOption(language())
    .addHelpText('after', examples('winbacks', 'winbacks --gaps 7,21,45,90'))
    .action(async (options: WinbacksCommandOptions) => {
      const access = options.gaps === undefined ? 'read' : 'write';
      await withData(openSet, folder(), access, (set) => winbacksCommand(set, options));
    });

  program
    .command('contact-clock')
    .description('whom nobody has spoken to for too long, by tier; the longest first')
    .option('--owner <id>', 'of one account manager')
    .option(
      '--tier <tier=days>',
      'speak to accounts of a tier every so many days, and at the latest after so many: A=14/30',
      collectInterval,
    )
    .option('--others <days>', 'the same for all other accounts: 45/90', contactInterval)
    .option('--most <n>', 'tasks for one account manager in a week', wholeNumber)
    .option('--off', 'count no longer')
    .option('--limit <n>', 'how many', countingNumber, 50)
    .addOption(language())
    .addHelpText('after', examples('contact-clock', 'contact-clock --tier A=14/30 --others 45/90'))
    .action(async (options: ContactClockOptions) => {
      const access = setsContactClock(options) ? 'write' : 'read';
      await withData(openSet, folder(), access, (set) => contactClockCommand(set, options));
    });

  program
    .command('tasks')
    .description('open tasks, the most urgent first')
    .option('--owner <id>', 'of one account manager')
    .option('--escalated-to <id>', 'that were not done in time and have gone to this deputy or head')
    .option('--json', 'one JSON object a line')
    .option('--limit <n>', 'how many', countingNumber, 50)
    .addOption(language())
    .addHelpText('after', examples('tasks --owner li.wei', 'tasks --escalated-to chen.jun --lang zh'))
    .action(async ({ json = false, ...options }) => {
      await withData(openSet, folder(), 'read', (set) => tasksCommand(set, { ...options, json }));
    });

  program
    .command('load')
    .description('how much each account manager has to do')
    .option('--team <id>', 'of one team')
    .action(async (filters: { team?: string }) => {
      await withData(openSet, folder(), 'read', (set) => loadCommand(set, filters));
    });

  program
    .command('reassign')
    .description('give the open tasks of somebody away, who is ill or has too many')
    .argument('<manager>', 'the id that accounts name their owner by')
    .option(
      '--to <manager>',
      'who is to have them (default: each goes to whoever of the team has the fewest)',
    )
    .addHelpText('after', examples('reassign li.wei', 'reassign li.wei --to wang.lei'))
    .action(async (manager: string, options: { to?: string }) => {
      await withData(openSet, folder(), 'write', (set) => reassignCommand(set, manager, options));
    });

  for (const { name, description } of KEPT) {
    program
      .command(name)
      .description(description)
      .option(
        '--from <file>',
        'take this JSON file in the place of what there is; it counts from the next closed week on',
      )
      .addHelpText('after', examples(`${name} > ${name}.json`, `${name} --from ${name}.json`))
      .action(async ({ from }: { from?: string }) => {
        const access = from === undefined ? 'read' : 'write';
        await withData(openSet, folder(), access, (set) => keptCommand(set, name, from));
      });
  }

  const parked = program
    .command('parked')
    .description('accounts that wait behind an event that could not be folded')
    .action(async () => {
      await withData(openSet, folder(), 'read', parkedCommand);
    });
  for (const { how, description } of TAKE_UPS) {
    parked
      .command(how)
      .description(description)
      .argument('<account>', 'its id')
      .requiredOption('--reason <text>', 'why; it stays in the log')
      .action(async (account: string, { reason }: { reason: string }) => {
        await withData(openSet, folder(), 'write', (set) => takeUpCommand(set, account, how, reason));
      });
  }

  const notify = program
    .command('notify')
    .description('messages to account managers (see docs/notifications.md)');
  notify
    .command('channels')
    .description('channels through which nothing gets, and why')
    .action(async () => {
      await withData(openSet, folder(), 'read', notifyChannelsCommand);
    });
  notify
    .command('enable')
    .description('use a channel again that was switched off because nothing got through')
    .argument('<manager>', 'whose it is')
    .argument('<channel>', 'its name')
    .addHelpText('after', examples('notify enable li.wei crm'))
    .action(async (manager: string, channel: string) => {
      await withData(openSet, folder(), 'write', (set) => notifyEnableCommand(set, manager, channel));
    });
  notify
    .command('test')
    .description('send a test message through each channel of somebody, and say what became of it')
    .argument('<manager>', 'the id that accounts name their owner by')
    .addHelpText('after', examples('notify test li.wei'))
    .action(async (manager: string) => {
      const notifications = await openNotifications(process.env, clock);
      try {
        await notifyTestCommand(notifications, manager);
      } finally {
        notifications?.close();
      }
    });

  program
    .command('erase')
    .description('destroy the key of a contact: nothing of the person can be read any more, in any copy')
    .argument('<account>', 'its id')
    .argument('<contact>', 'id of the contact')
    .action(async (account: string, contact: string) => {
      await withData(openSet, folder(), 'write', (set) => eraseCommand(set, account, contact));
    });

  const listening = (command: Command, port = DEFAULT_PORT): Command =>
    command
      .option('--port <n>', 'where to listen; 0 = any free port', wholeNumber, port)
      .option('--host <address>', 'on which address to listen', DEFAULT_HOST)
      .option('--allow-host <name...>', 'another name that the server may be called by');

  listening(program.command('start'))
    .description('serve the data folder: HTTP API, dashboard, live clock, reminders')
    .addHelpText('after', examples('start', 'start --port 8080'))
    .action(async (options: ListenOptions) => {
      await startCommand(openSet, { ...options, data: folder() });
    });

  for (const { part, port, description } of PARTS) {
    listening(program.command(part), port)
      .description(description)
      .action(async (options: ListenOptions) => {
        await startCommand(openSet, { ...options, data: folder() }, part);
      });
  }

  program
    .command('board')
    .description('distributed set: show the jobs, behind a sign-in; changes nothing')
    .option('--port <n>', 'where to listen; 0 = any free port', wholeNumber, BOARD_PORT)
    .option('--host <address>', 'on which address to listen', DEFAULT_HOST)
    .action(async (options: BoardCommandOptions) => {
      await boardCommand(openSet, options);
    });

  program
    .command('demo')
    .description('a generated freight forwarder with 160 key accounts')
    .option('--once', 'print the ten most valuable open alerts and exit')
    .option('--port <n>', 'where to listen', wholeNumber, DEFAULT_PORT)
    .option('--seed <n>', 'another company', wholeNumber, DEMO_SEED)
    .addOption(language())
    .action(async ({ once = false, ...options }) => {
      const data = program.getOptionValueSource('data') === 'default' ? DEMO_FOLDER : folder();
      await demoCommand(clock, openFolder, { ...options, once, data });
    });

  return program;
}
