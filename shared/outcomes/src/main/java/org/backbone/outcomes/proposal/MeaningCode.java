package org.backbone.outcomes.proposal;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.backbone.outcomes.proposal.Meaning.Figure;
import org.backbone.outcomes.proposal.Meaning.LeftOut;
import org.backbone.outcomes.proposal.Meaning.Part;
import org.backbone.outcomes.proposal.Meaning.Person;
import org.backbone.outcomes.proposal.Meaning.When;
import org.backbone.outcomes.proposal.Meaning.Where;
import org.backbone.outcomes.proposal.Meaning.Who;

/// How a meaning is written in a form.
final class MeaningCode {
  private static final String WHO = "who.";
  private static final Pattern FIGURE =
      Pattern.compile("(count|base|share)\\.([1-9][0-9]{0,5})\\.([a-z0-9_-]{1,100})");

  private MeaningCode() {}

  static Optional<Meaning> read(String code) {
    var figure = FIGURE.matcher(code);
    if (figure.matches()) {
      return Optional.of(
          new Figure(
              figure.group(3),
              Integer.parseInt(figure.group(2)),
              Part.valueOf(figure.group(1).toUpperCase(Locale.ROOT))));
    }
    return switch (code) {
      case "when" -> Optional.of(new When());
      case "where" -> Optional.of(new Where());
      case "person" -> Optional.of(new Person());
      case "none" -> Optional.of(new LeftOut());
      default ->
          code.startsWith(WHO)
              ? Optional.of(new Who(code.substring(WHO.length())))
              : Optional.empty();
    };
  }
}
