package org.backbone.runner.rebuild;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.platform.core.Language;
import org.backbone.platform.pages.Words;
import org.backbone.runner.options.AnswerOptions.Format;

/// Says what was found.
public final class RebuiltAnswer {
  private RebuiltAnswer() {}

  /// As text for people or as JSON for programs, with a line's end at its end.
  public static String of(Rebuilt rebuilt, Format format, Language language) {
    var words = Words.of(language, "outcomes");
    return switch (format) {
      case TEXT -> text(rebuilt, words);
      case JSON -> json(rebuilt, words);
    };
  }

  private static String text(Rebuilt rebuilt, Words words) {
    var text = new StringBuilder();
    for (var finding : rebuilt.findings()) {
      text.append(sentence(finding, words)).append(fate(finding, words)).append('\n');
      finding.details().forEach(detail -> text.append("- ").append(detail).append('\n'));
      if (!finding.readBy().isEmpty()) {
        var by = finding.readBy();
        text.append("- ")
            .append(words.say("rebuild.read-by", by.get(0), by.get(1), by.get(2)))
            .append('\n');
      }
    }
    var progress = rebuilt.progress();
    text.append(
            words.say(
                "rebuild.looked",
                words.number(progress.uploads()),
                words.number(progress.tables())))
        .append('\n')
        .append(
            rebuilt.findings().isEmpty()
                ? words.say("rebuild.all-same")
                : words.say(
                    "rebuild.counts",
                    words.number(rebuilt.count(Fate.MENDABLE)),
                    words.number(rebuilt.count(Fate.MENDED)),
                    words.number(rebuilt.count(Fate.STAYS)),
                    words.number(rebuilt.count(Fate.NOTED))))
        .append('\n');
    return text.toString();
  }

  private static String fate(Finding finding, Words words) {
    return switch (finding.fate()) {
      case NOTED -> "";
      case MENDABLE -> " " + words.say("rebuild.mendable");
      case MENDED -> " " + words.say("rebuild.mended");
      case STAYS -> " " + words.say("rebuild.stays");
    };
  }

  private static String sentence(Finding finding, Words words) {
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

  private static String json(Rebuilt rebuilt, Words words) {
    var json = JsonNodeFactory.instance.objectNode();
    json.put("same", !rebuilt.isWrong());
    json.put("mending", rebuilt.isMending());
    json.put("uploads", rebuilt.progress().uploads());
    json.put("tables", rebuilt.progress().tables());
    var counts = json.putObject("counts");
    for (var fate : Fate.values()) {
      counts.put(fate.id(), rebuilt.count(fate));
    }
    var findings = json.putArray("findings");
    for (var finding : rebuilt.findings()) {
      var one =
          findings
              .addObject()
              .put("code", finding.code().id())
              .put("fate", finding.fate().id())
              .put("subject", finding.subject())
              .put("of", finding.of())
              .put("message", sentence(finding, words));
      finding.details().forEach(one.putArray("details")::add);
    }
    return json.toPrettyString() + "\n";
  }
}
