import { packageManifest } from '../../eslint/package-manifest.ts';

/** A tool, or a plugin of a tool, as it names itself in a log. */
export interface ToolComponent {
  readonly name: string;
  readonly version: string;
  readonly informationUri: string;
}

/** This package. */
export const thisPackage: ToolComponent = {
  name: packageManifest.name,
  version: packageManifest.version,
  informationUri: packageManifest.homepage,
};
