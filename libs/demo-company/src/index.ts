export { generateCompany } from './company.js';
export type {
  DemoAccountRow,
  DemoCompany,
  DemoManager,
  DemoShipmentRow,
  PlantedKind,
  PlantedStory,
} from './demo-company.js';
export { createRandom } from './random.js';
