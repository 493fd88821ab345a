/** Runs for each file of tests, also where one worker keeps the modules of many. */
import { afterAll } from 'vitest';

import { removeServiceFolders } from './service-folder.ts';

afterAll(removeServiceFolders);
