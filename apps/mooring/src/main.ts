import { a } from '#relationship'; console.log(a, process.version);
