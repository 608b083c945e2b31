package org.backbone.platform.pages.console;

import gg.jte.Content;
import java.time.InstantSource;
import java.util.List;
import org.backbone.platform.core.Log;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Contents;
import org.backbone.platform.pages.Markup;

/// The console: a first page that shows what waits in each section, and the sections' own pages.
public final class Console {
  private final ConsoleFrame frame;
  private final StaffGate gate;
  private final List<ConsoleSection> sections;
  private final InstantSource clock;
  private final Log log;

  /// A console of these sections, in the order of the first page.
  public Console(
      ConsoleFrame frame,
      StaffGate gate,
      List<ConsoleSection> sections,
      InstantSource clock,
      Log log) {
    this.frame = frame;
    this.gate = gate;
    this.sections = List.copyOf(sections);
    this.clock = clock;
    this.log = log;
  }

  /// These routes and the console's.
  public Routes addTo(Routes routes) {
    var more =
        new ConsoleRoutes(routes, gate, frame, log)
            .page("GET /console", (request, _) -> today(request));
    for (var section : sections) {
      more = section.addTo(more, frame);
    }
    return more.routes().refusing(frame::unreadable);
  }

  private Reply today(Request request) {
    var words = ConsoleFrame.words(request.language());
    var blocks = sections.stream().flatMap(section -> section.today(request).stream()).toList();
    long waiting = blocks.stream().mapToLong(TodayBlock::waiting).sum();
    var title =
        words.say(
            "today.heading",
            words.date(frame.date(clock.instant())),
            words.count("today.waits", waiting));
    var main = new Markup().element("h1", title);
    blocks.forEach(block -> main.add(block.notice()));
    main.add(jumps(blocks))
        .open("div", "class", "split even")
        .open("div")
        .add(at(TodayBlock.Place.FIRST, blocks))
        .close()
        .open("div")
        .add(at(TodayBlock.Place.SECOND, blocks))
        .close()
        .close()
        .add(at(TodayBlock.Place.BELOW, blocks));
    return frame.page(request, words.say("nav.today"), "/console", main);
  }

  private static Content jumps(List<TodayBlock> blocks) {
    var acts = new Markup().open("div", "class", "acts");
    for (var block : blocks) {
      if (!block.jump().isEmpty()) {
        acts.element("a", block.jump(), "href", "#" + block.id()).text(" ");
      }
    }
    return acts.close();
  }

  private static Content at(TodayBlock.Place place, List<TodayBlock> blocks) {
    return Contents.of(
        blocks.stream()
            .filter(block -> block.place() == place)
            .map(
                block ->
                    (Content)
                        new Markup().open("section", "id", block.id()).add(block.content()).close())
            .toArray(Content[]::new));
  }
}
