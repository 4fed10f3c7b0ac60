import type { DocumentNode, Stage } from '../facts/model.ts';

const ROOT = /^["']?(?:root|0)(?::\S*)?["']?$/;

/** Whether a stage has named no other user than root by the time of an instruction; an image may have one of its own. */
export const isRootAt = (node: DocumentNode, stage: Stage | undefined): boolean => {
  const last = stage?.instructions.findLast(({ keyword, span }) => keyword === 'USER' && span.start < node.span.start);
  if (last) return ROOT.test(last.arguments.text.trim());
  return (
    stage?.parent === undefined || isRootAt({ span: { start: Number.POSITIVE_INFINITY, end: Number.POSITIVE_INFINITY } }, stage.parent)
  );
};
