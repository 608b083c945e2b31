package org.backbone.template;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Collects what the template says and nobody knows, so that one error can name all of it.
final class TemplateFaults {
  private record Refusal(int line, String why) {}

  private final String file;
  private final List<Refusal> refusals = new ArrayList<>();

  TemplateFaults(String file) {
    this.file = file;
  }

  Place place(int line) {
    return new Place(file, line);
  }

  void add(int line, String why) {
    refusals.add(new Refusal(line, why));
  }

  void raise() {
    if (!refusals.isEmpty()) {
      throw new TemplateRefused(
          refusals.stream()
              .sorted(Comparator.comparingInt(Refusal::line))
              .map(refusal -> place(refusal.line()) + ": " + refusal.why())
              .distinct()
              .toList());
    }
  }
}
