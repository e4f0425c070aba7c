import { defineDerivationElement } from './element.ts';

defineDerivationElement(async () => {
  const [{ judgeExpression }, { recordAnswer }, { openDesk }] = await Promise.all([
    import('../../core/answer/expression.ts'),
    import('../problem/record.ts'),
    import('../desk.ts'),
  ]);
  return { judgeExpression, record: (answer) => recordAnswer(answer, openDesk) };
});
