package org.backbone.outcomes.check;

import java.util.Arrays;
import java.util.List;
import org.backbone.outcomes.check.ProblemGroup.Sample;
import org.backbone.platform.core.Language;

/// What the problems and notes of a file say, in the reader's language.
public final class FileWords {
  private FileWords() {}

  /// What is wrong in the group's rows, as a sentence without their numbers.
  public static String what(ProblemGroup group, Language language) {
    return example(group).what(language);
  }

  /// What to do about it.
  public static String toDo(ProblemGroup group, Language language) {
    return example(group).toDo(language);
  }

  /// What a note says, as sentences.
  public static String note(ProblemGroup note, Language language) {
    return Arrays.stream(NoteCode.values())
        .filter(code -> code.id().equals(note.code()))
        .findFirst()
        .map(code -> code.text(note, language))
        .orElseThrow(() -> new IllegalArgumentException("no note: " + note.code()));
  }

  private static RowProblem example(ProblemGroup group) {
    var code =
        ProblemCode.of(group.code())
            .orElseThrow(() -> new IllegalArgumentException("no problem: " + group.code()));
    var sample = group.samples().isEmpty() ? new Sample(0, "", "") : group.samples().getFirst();
    return new RowProblem(
        code, sample.row(), group.column(), sample.value(), List.copyOf(group.arguments()));
  }
}
