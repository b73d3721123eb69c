import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app.js';
import { startI18n } from './i18n/start-i18n.js';
import './page.css';

const root = document.getElementById('root');
if (root === null) throw new Error('the page has no place for the application');
await startI18n();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
