package org.backbone.runner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.backbone.template.Repository;
import org.junit.jupiter.api.Test;

/// Pages and mails are templates, so that who designs them needs no Java.
class MarkupTest {
  /// Comments that Outlook reads and jte drops.
  private static final Set<String> WRITES_HTML = Set.of("OutlookFrame.java");

  /// What is computed point by point.
  private static final Set<String> DRAWS =
      Set.of("Drawing.java", "Mini.java", "Strands.java", "Markup.java");

  private static final Pattern TAG =
      Pattern.compile(
          "\"[^\"\\n]*</?(?:div|p|table|span|a|h[1-6]|form|ul|ol|li|td|tr|th|section|strong|b|br|img"
              + "|html|body|nav|button|input|label)\\b");
  private static final Pattern DRAWING = Pattern.compile("\\bnew Markup\\(\\)");

  @Test
  void noJavaWritesHtmlAndOnlyChartsDraw() throws IOException {
    var found = new ArrayList<String>();
    for (var file : sources()) {
      var name = file.getFileName().toString();
      var code = Files.readString(file);
      if (writesHtml(code) && !WRITES_HTML.contains(name)) {
        found.add(name + " writes HTML");
      }
      if (DRAWING.matcher(code).find() && !DRAWS.contains(name)) {
        found.add(name + " draws");
      }
    }
    assertThat(found).isEmpty();
  }

  @Test
  void aSentenceWithATagIsFoundAndOneInAnExplanationIsNot() {
    assertThat(writesHtml("var a = \"<p>Thank you\";")).isTrue();
    assertThat(writesHtml("var a = \"</div>\";")).isTrue();
    assertThat(writesHtml("/// A `<div>`, as \"<p>\" is.\nvar a = \"a < b\";")).isFalse();
  }

  private static boolean writesHtml(String code) {
    return code.lines()
        .filter(line -> !line.strip().startsWith("//"))
        .anyMatch(line -> TAG.matcher(line).find());
  }

  private static List<Path> sources() throws IOException {
    var sources = new ArrayList<Path>();
    for (var top : List.of("shared", "functions", "events")) {
      try (Stream<Path> files = Files.walk(Repository.root().resolve(top))) {
        files
            .filter(file -> file.toString().contains("/src/main/java/"))
            .filter(file -> file.toString().endsWith(".java"))
            .forEach(sources::add);
      }
    }
    return sources;
  }
}
