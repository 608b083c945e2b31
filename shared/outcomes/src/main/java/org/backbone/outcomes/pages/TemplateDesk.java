package org.backbone.outcomes.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.backbone.metrics.Slot;
import org.backbone.outcomes.Entry;
import org.backbone.outcomes.EntryStore;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.pages.Caller.Member;
import org.backbone.outcomes.templates.TemplateFile;
import org.backbone.outcomes.templates.TemplateLayout;
import org.backbone.platform.core.Period;
import org.backbone.platform.lambda.Form;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.site.PublicSection;

/// Templates of a dataset's file, in the reader's language, with the periods and places of who
/// asks: the places that they type figures for stand first.
public final class TemplateDesk implements PublicSection {
  /// Where they are.
  static final String PATH = "/uploads/template";

  private static final String WORKBOOK =
      "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

  private final Members members;
  private final Uploads uploads;
  private final EntryStore entries;

  /// A part of the desk.
  public TemplateDesk(Members members, Uploads uploads, EntryStore entries) {
    this.members = members;
    this.uploads = uploads;
    this.entries = entries;
  }

  @Override
  public Routes addTo(Routes routes) {
    return routes.on("GET /uploads/template", this::template);
  }

  private Reply template(Request request) {
    return members.answer(
        request,
        member ->
            file(request, member)
                .flatMap(file -> reply(file, request.query()))
                .orElseGet(() -> Reply.seeOther(request.keepingLanguage("/uploads/new"))));
  }

  private Optional<TemplateFile> file(Request request, Member member) {
    var form = request.query();
    var datasets = uploads.datasets();
    return datasets
        .dataset(form.text("dataset"))
        .flatMap(
            dataset ->
                TemplateLayout.of(dataset, datasets.catalogue(), request.language())
                    .map(layout -> file(layout, member, dataset, period(dataset, form))));
  }

  private TemplateFile file(TemplateLayout layout, Member member, Dataset dataset, Period period) {
    var first =
        entries
            .entry(new Slot(member.partner().id(), dataset.id(), period))
            .map(Entry::places)
            .orElse(List.of());
    var kind = layout.counted().getFirst().periodType();
    return new TemplateFile(layout, uploads.within(period, kind), first);
  }

  private Period period(Dataset dataset, Form form) {
    return uploads.choice(dataset.id(), form.text("period"))
            instanceof Uploads.Choice.Slotted(_, var period)
        ? period
        : uploads.lastEnded(dataset);
  }

  private static Optional<Reply> reply(TemplateFile file, Form form) {
    return switch (form.text("format")) {
      case "xlsx" -> Optional.of(saved(Reply.of(200, WORKBOOK, file.workbook()), form, "xlsx"));
      case "csv" ->
          Optional.of(
              saved(
                  Reply.of(
                      200, "text/csv; charset=utf-8", file.csv().getBytes(StandardCharsets.UTF_8)),
                  form,
                  "csv"));
      case "schema" -> Optional.of(Reply.json(200, file.schema()));
      default -> Optional.empty();
    };
  }

  private static Reply saved(Reply reply, Form form, String ending) {
    return reply.with(
        "content-disposition",
        "attachment; filename=\"template-" + form.text("dataset") + "." + ending + "\"");
  }
}
