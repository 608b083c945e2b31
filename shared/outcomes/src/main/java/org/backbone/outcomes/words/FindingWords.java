package org.backbone.outcomes.words;

import java.util.List;
import java.util.stream.Stream;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.platform.pages.Words;

/// Says what a look through all that was derived found.
public final class FindingWords {
  private FindingWords() {}

  /// What is the case, as a sentence.
  public static String sentence(Words words, Finding finding) {
    var subject = finding.subject();
    var of = finding.of();
    return switch (finding.code()) {
      case FILE_EXPIRED -> words.say("rebuild.file-expired", of, subject);
      case FILE_COUNTED -> words.say("rebuild.file-counted", of, subject);
      case FILE_MISSING -> words.say("rebuild.file-missing", of, subject);
      case FILE_OTHER -> words.say("rebuild.file-other", of, subject);
      case FILE_READS_DIFFERENTLY -> words.say("rebuild.file-reads-differently", of, subject);
      case FILE_NOT_TAKEN -> words.say("rebuild.file-not-taken", of, subject);
      case FIGURES_MISSING -> words.say("rebuild.figures-missing", of, subject);
      case FIGURES_DAMAGED -> words.say("rebuild.figures-damaged", of, subject);
      case POINTER_WRONG -> words.say("rebuild.pointer-wrong", subject, of);
      case ROLLUP_WRONG -> words.say("rebuild.rollup-wrong", subject);
      case RELEASE_WRONG -> words.say("rebuild.release-wrong", subject);
      case TABLE_LACKS -> words.say("rebuild.table-lacks", subject);
      case SHARES_UNDER_WAY -> words.say("rebuild.shares-under-way", of, subject);
      case UNDER_WAY -> words.say("rebuild.under-way", subject);
    };
  }

  /// What more is told of it, a line each.
  public static List<String> details(Words words, Finding finding) {
    var by = finding.readBy();
    var read =
        by.isEmpty()
            ? Stream.<String>empty()
            : Stream.of(words.say("rebuild.read-by", by.get(0), by.get(1), by.get(2)));
    return Stream.concat(finding.details().stream(), read).toList();
  }
}
