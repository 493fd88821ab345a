import { Disk } from './disk.ts';

/**
 * Gives what is read by way of a disk, the same for all programs of the process until some of it may have changed. That is looked up by the first
 * question after a pause.
 */
export function keptReading<Reading>(read: (disk: Disk) => Reading): () => Reading {
  let disk = new Disk();
  let reading = read(disk);
  return () => {
    if (!disk.isAfterPause()) return reading;
    const { files, layout } = disk.changes();
    if (files.size > 0 || layout) {
      disk = new Disk();
      reading = read(disk);
    }
    disk.rest();
    return reading;
  };
}
