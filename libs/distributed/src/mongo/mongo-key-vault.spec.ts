import { keyVaultContract } from '#pipeline/contracts';
import { describeWithServers } from '../../../../test/support/describe-with-servers.js';
import { type MongoSet, openMongo } from './open-mongo.js';

await describeWithServers('in MongoDB', ({ mongoUrl, name }) => {
  let made = 0;
  keyVaultContract('MongoKeyVault', async () => {
    made += 1;
    const dbName = `${name}-${String(made)}`;
    const opened: MongoSet[] = [];
    const open = async () => {
      const installation = { logId: 'the log', partitions: 1 };
      const set = await openMongo({ url: mongoUrl, dbName, installation, warn: () => undefined });
      opened.push(set);
      return set.keyVault;
    };
    return {
      vault: await open(),
      reopened: open,
      dispose: async () => {
        for (const { close } of opened) await close();
      },
    };
  });
});
