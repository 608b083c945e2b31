package org.backbone.platform.pages.console;

import java.time.InstantSource;
import java.util.List;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.lambda.Routes;
import org.backbone.platform.pages.Kit;

/// The console: a first page that shows what waits in each section, and the sections' own pages.
public final class Console {
  private final ConsoleFrame frame;
  private final StaffGate gate;
  private final List<ConsoleSection> sections;
  private final InstantSource clock;

  /// A console of these sections, in the order of the first page.
  public Console(
      ConsoleFrame frame, StaffGate gate, List<ConsoleSection> sections, InstantSource clock) {
    this.frame = frame;
    this.gate = gate;
    this.sections = List.copyOf(sections);
    this.clock = clock;
  }

  /// These routes and the console's.
  public Routes addTo(Routes routes) {
    var more = new ConsoleRoutes(routes, gate, frame).page("GET /console", Roles.ANY, this::today);
    for (var section : sections) {
      more = section.addTo(more);
    }
    return more.routes().refusing(frame::unreadable);
  }

  private Reply today(Request request, Staff staff) {
    var words = ConsoleFrame.words(request.language());
    var blocks =
        sections.stream().flatMap(section -> section.today(request, staff).stream()).toList();
    long waiting = blocks.stream().mapToLong(TodayBlock::waiting).sum();
    var title =
        words.say(
            "today.heading",
            words.date(frame.date(clock.instant())),
            waiting == 0 ? words.say("today.waits.none") : words.count("today.waits", waiting));
    var main = Kit.kit.consoleToday(title, blocks);
    return frame.page(request, words.say("nav.today"), "/console", main);
  }
}
