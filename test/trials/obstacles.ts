import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, symlinkSync, truncateSync, writeFileSync } from "node:fs";

/** Something that stands in the place of a file. */
export interface Obstacle {
  readonly name: string;
  readonly make: (path: string) => void;
  /** It is neither a file nor a link, so it is passed over in a folder. */
  readonly isPassedOver?: true;
  /** It stops nobody who is root. */
  readonly stopsRoot?: false;
}

export const obstacles: readonly Obstacle[] = [
  { name: "a pipe", make: (path) => spawnSync("mkfifo", [path]), isPassedOver: true },
  {
    name: "a socket",
    make: (path) =>
      spawnSync("python3", ["-c", "import socket,sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])", path]),
    isPassedOver: true,
  },
  { name: "a folder", make: (path) => mkdirSync(path), isPassedOver: true },
  { name: "a link to a device", make: (path) => symlinkSync("/dev/zero", path) },
  { name: "a link that leads back to itself", make: (path) => symlinkSync(path, path) },
  { name: "a link that leads nowhere", make: (path) => symlinkSync("nowhere", path) },
  {
    name: "a link to a pipe",
    make: (path) => {
      spawnSync("mkfifo", [`${path}.pipe`]);
      symlinkSync(`${path}.pipe`, path);
    },
  },
  {
    name: "a file of 101 MB",
    make: (path) => {
      writeFileSync(path, "#");
      truncateSync(path, 101 * 2 ** 20);
    },
  },
  {
    name: "a file without permission",
    make: (path) => {
      writeFileSync(path, "#");
      chmodSync(path, 0);
    },
    stopsRoot: false,
  },
];
