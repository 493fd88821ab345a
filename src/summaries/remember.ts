/** The same function, which answers each question once. */
export function remember<Question, Answer>(
  ask: (question: Question) => Answer,
): (question: Question) => Answer {
  const answers = new Map<Question, { readonly answer: Answer }>();
  return (question) => {
    const known = answers.get(question);
    if (known) return known.answer;
    const answer = ask(question);
    answers.set(question, { answer });
    return answer;
  };
}
