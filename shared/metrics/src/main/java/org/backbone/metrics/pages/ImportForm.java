package org.backbone.metrics.pages;

import gg.jte.Content;
import java.io.UncheckedIOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.backbone.metrics.CatalogueDeeds;
import org.backbone.metrics.catalog.CatalogueComparison;
import org.backbone.metrics.catalog.CatalogueComparison.Difference;
import org.backbone.metrics.catalog.CatalogueComparison.Fate;
import org.backbone.metrics.catalog.CatalogueDocument;
import org.backbone.metrics.catalog.CatalogueRule;
import org.backbone.metrics.catalog.ZippedText;
import org.backbone.metrics.pages.jte.StaticTemplates;
import org.backbone.metrics.pages.jte.Templates;
import org.backbone.platform.core.Problem;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.FormView;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;

/// All of the catalogue, from a file. The preview carries it as fewer bytes.
final class ImportForm implements CatalogueForm {
  static final String PATH = CatalogueDesk.PATH + "/import";
  private static final Templates TEMPLATES = new StaticTemplates();
  private static final String FILE = "file";
  private static final String PASTED = "pasted";
  private static final String DOCUMENT = "document";
  private static final int SHOWN = 200;

  // A file and what is around it; what is zipped is less.
  private static final int MOST_BYTES = CatalogueDocument.MOST_BYTES + 64 * 1024;

  /// What was sent: a file or a text at first, what the preview carries afterwards.
  static SentValues sent(Request request) {
    if (!request.hasFiles()) {
      return SentValues.of(request.form(MOST_BYTES));
    }
    var form = request.formWithFiles(MOST_BYTES);
    var text = text(form);
    var values = new HashMap<>(Map.of(SentValues.REVISION, form.all(SentValues.REVISION)));
    if (!text.isBlank()) {
      values.put(DOCUMENT, List.of(Base64.getUrlEncoder().encodeToString(ZippedText.zipped(text))));
    }
    return new SentValues(values);
  }

  private static String text(Form form) {
    return form.text(FILE).isBlank() ? form.text(PASTED) : form.text(FILE);
  }

  @Override
  public String path() {
    return PATH;
  }

  @Override
  public Optional<SentValues> start(CatalogueDocument document) {
    return Optional.of(SentValues.NONE);
  }

  @Override
  public String title(Words words, CatalogueDocument document) {
    return words.say("catalogue.import.title");
  }

  @Override
  public Content content(Words words, CatalogueDocument document, Filled filled) {
    return TEMPLATES.catalogueImport(
        words, filled.head(), FormView.filled(words, Map.of(), filled.problems()));
  }

  @Override
  public Proposal propose(
      Words words, CatalogueDocument document, SentValues sent, List<CatalogueRule> rules) {
    var text = unpacked(sent.text(DOCUMENT));
    if (text.isEmpty()) {
      return new Proposal.Wrong(List.of(Problem.of(FILE, "missing")));
    }
    return switch (CatalogueDocument.read(text.get(), rules)) {
      case CatalogueDocument.Read.Bad(var faults) -> CatalogueFaults.wrong(faults);
      case CatalogueDocument.Read.Good(var after) -> compared(words, document, after);
    };
  }

  private static Proposal compared(Words words, CatalogueDocument before, CatalogueDocument after) {
    if (before.text().equals(after.text())) {
      return new Proposal.Nothing();
    }
    var differences = CatalogueComparison.of(before, after);
    var added = count(differences, Fate.ADDED);
    var changed = count(differences, Fate.CHANGED);
    var gone = count(differences, Fate.GONE);
    return new Proposal.Change(
        after,
        CatalogueDeeds.imported(added, changed, gone),
        differences.stream().limit(SHOWN).map(each -> row(words, each)).toList(),
        List.of(words.say("catalogue.note.import", added, changed, gone)),
        gone == 0 ? "" : words.say("catalogue.alarm.gone"));
  }

  private static PreviewRow row(Words words, Difference difference) {
    var what = words.say("catalogue.part." + difference.part());
    return new PreviewRow(
        difference.id(),
        difference.before(),
        difference.after(),
        switch (difference.fate()) {
          case ADDED -> Kind.OK;
          case CHANGED -> Kind.INFO;
          case GONE -> Kind.BAD;
        },
        switch (difference.fate()) {
          case ADDED -> words.say("catalogue.kind.added");
          case CHANGED -> words.say("catalogue.kind.changed");
          case GONE -> words.say("catalogue.kind.gone");
        },
        what);
  }

  private static long count(List<Difference> differences, Fate fate) {
    return differences.stream().filter(each -> each.fate() == fate).count();
  }

  private static Optional<String> unpacked(String document) {
    try {
      return document.isEmpty()
          ? Optional.empty()
          : Optional.of(
              ZippedText.text(
                  Base64.getUrlDecoder().decode(document), CatalogueDocument.MOST_BYTES));
    } catch (IllegalArgumentException | UncheckedIOException _) {
      return Optional.empty();
    }
  }
}
