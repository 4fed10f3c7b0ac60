const DOCKERFILE = /^(?:[Dd]ockerfile|Dockerfile[.-].+|.+\.[Dd]ockerfile|Containerfile.*)$/s;

/** Templates that become Dockerfiles elsewhere, pages about them, and what editors and merges leave behind. */
const LEFTOVER = /(?:\.(?:dockerignore|j2|jinja|tmpl|tpl|template|erb|in|md|bak|orig|swp)|~)$/i;

/** Whether a file found in a folder is a Dockerfile by its name. */
export const isDockerfileName = (name: string): boolean => DOCKERFILE.test(name) && !isLeftoverName(name);

export const isLeftoverName = (name: string): boolean => LEFTOVER.test(name);

const TEMPLATE = /\{\{|<%/;

/** Whether a text has to go through a template engine before it is a Dockerfile. */
export const isTemplate = (text: string): boolean => TEMPLATE.test(text);
