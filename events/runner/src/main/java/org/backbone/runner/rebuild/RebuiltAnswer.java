package org.backbone.runner.rebuild;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.outcomes.words.FindingWords;
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
      text.append(FindingWords.sentence(words, finding)).append(fate(finding, words)).append('\n');
      FindingWords.details(words, finding)
          .forEach(detail -> text.append("- ").append(detail).append('\n'));
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
              .put("message", FindingWords.sentence(words, finding));
      finding.details().forEach(one.putArray("details")::add);
    }
    return json.toPrettyString() + "\n";
  }
}
