/** User settings of the workbench: nothing leaves the machine, and nothing but the editor asks for the keyboard. */
export const SETTINGS = {
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoUpdate': false,
  'extensions.autoCheckUpdates': false,
  'extensions.ignoreRecommendations': true,
  'workbench.enableExperiments': false,
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.reduceMotion': 'on',
  'chat.disableAIFeatures': true,
  // The question would stand before the editor; without it an untrusted folder is simply opened in Restricted Mode.
  'security.workspace.trust.startupPrompt': 'never',
  'files.autoSave': 'off',
  'editor.minimap.enabled': false,
  'git.enabled': false,
};
