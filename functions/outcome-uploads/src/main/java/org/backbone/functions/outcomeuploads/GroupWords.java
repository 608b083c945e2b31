package org.backbone.functions.outcomeuploads;

import java.util.Locale;
import org.backbone.domain.Language;
import org.backbone.domain.metric.ProblemGroup;
import org.backbone.domain.outcome.ProblemCode;
import org.backbone.domain.outcome.RowProblem;

/// What a file's problems say: the words of the first of each kind.
final class GroupWords {
  private GroupWords() {}

  static String what(ProblemGroup group, Language language) {
    return example(group).what(language);
  }

  static String toDo(ProblemGroup group, Language language) {
    return example(group).toDo(language);
  }

  private static RowProblem example(ProblemGroup group) {
    var code = ProblemCode.valueOf(group.code().toUpperCase(Locale.ROOT));
    var sample =
        group.samples().isEmpty() ? new ProblemGroup.Sample(0, "") : group.samples().getFirst();
    return new RowProblem(code, sample.row(), group.column(), sample.value(), group.arguments());
  }
}
