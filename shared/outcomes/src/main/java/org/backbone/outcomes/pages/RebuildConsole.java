package org.backbone.outcomes.pages;

import gg.jte.Content;
import java.time.Instant;
import java.time.InstantSource;
import org.backbone.audit.pages.StaffActor;
import org.backbone.outcomes.rebuild.BeginLook;
import org.backbone.outcomes.rebuild.Finding;
import org.backbone.outcomes.rebuild.Finding.Fate;
import org.backbone.outcomes.rebuild.Look;
import org.backbone.outcomes.rebuild.LookStore;
import org.backbone.outcomes.words.FindingWords;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Wake;
import org.backbone.platform.lambda.Reply;
import org.backbone.platform.lambda.Request;
import org.backbone.platform.pages.Kind;
import org.backbone.platform.pages.Words;
import org.backbone.platform.pages.console.ConsoleFrame;
import org.backbone.platform.pages.console.ConsoleRoutes;
import org.backbone.platform.pages.console.ConsoleSection;
import org.backbone.platform.pages.console.Role;
import org.backbone.platform.pages.console.Roles;
import org.backbone.platform.pages.console.Staff;

/// What was derived, compared with what comes out when it is made again: the last look, and two
/// buttons that begin another.
public final class RebuildConsole implements ConsoleSection {
  private static final String PATH = "/console/rebuild";
  private static final Roles KEEPERS = Roles.of(Role.ANALYST);

  private final LookStore looks;
  private final BeginLook beginLook;
  private final Wake ingest;
  private final ConsoleFrame frame;
  private final InstantSource clock;

  /// A section about the last of `looks`.
  ///
  /// @param ingest wakes whoever carries a look that has begun
  public RebuildConsole(LookStore looks, Wake ingest, ConsoleFrame frame, InstantSource clock) {
    this.looks = looks;
    this.beginLook = new BeginLook(looks, clock);
    this.ingest = ingest;
    this.frame = frame;
    this.clock = clock;
  }

  @Override
  public ConsoleRoutes addTo(ConsoleRoutes routes) {
    return routes
        .page("GET /console/rebuild", Roles.ANY, this::page)
        .action("POST /console/rebuild", KEEPERS, this::begin);
  }

  private Reply page(Request request, Staff staff) {
    var words = words(request.language());
    return frame.page(request, words.say("look.title"), "", content(words, staff));
  }

  private Content content(Words words, Staff staff) {
    var isTheirs = KEEPERS.include(staff);
    return looks
        .last()
        .map(look -> DeskPages.TEMPLATES.look(words, view(words, look), isTheirs))
        .orElseGet(() -> DeskPages.TEMPLATES.lookNone(words, isTheirs));
  }

  // Who presses a button while a look is under way begins none, and sees how it stands. It is woken
  // all the same: the answer that it was may have been lost.
  private Reply begin(Request request, Staff staff) {
    var isMending = request.form().text("do").equals("mend");
    var _ = beginLook.begin(isMending, StaffActor.of(staff));
    ingest.wake(clock.instant());
    return Reply.seeOther(request.keepingLanguage(PATH));
  }

  private LookView view(Words words, Look look) {
    var now = clock.instant();
    var isStill = look.isStill(now);
    var state = look.isDone() ? "done" : isStill ? "still" : "under-way";
    return new LookView(
        moment(words, look.begunAt()),
        look.by(),
        words.say(look.isMending() ? "look.does.mend" : "look.does.compare"),
        look.isDone() ? Kind.OK : Kind.WAIT,
        words.say("look.state." + state),
        words.say(
            "rebuild.looked",
            words.number(look.progress().uploads()),
            words.number(look.progress().tables())),
        counts(words, look),
        isStill ? words.say("look.still.text", moment(words, look.at())) : "",
        !look.isOver(now),
        look.found() > look.findings().size()
            ? words.say(
                "look.first", words.number(look.findings().size()), words.number(look.found()))
            : "",
        look.findings().stream().map(finding -> found(words, finding)).toList());
  }

  private static String counts(Words words, Look look) {
    if (look.found() == 0) {
      return look.isDone() ? words.say("rebuild.all-same") : "";
    }
    return words.say(
        "rebuild.counts",
        words.number(look.count(Fate.MENDABLE)),
        words.number(look.count(Fate.MENDED)),
        words.number(look.count(Fate.STAYS)),
        words.number(look.count(Fate.NOTED)));
  }

  private static LookView.Found found(Words words, Finding finding) {
    var kind =
        switch (finding.fate()) {
          case NOTED -> Kind.INFO;
          case MENDABLE -> Kind.WAIT;
          case MENDED -> Kind.OK;
          case STAYS -> Kind.BAD;
        };
    return new LookView.Found(
        kind,
        words.say("look.fate." + finding.fate().id()),
        FindingWords.sentence(words, finding),
        FindingWords.details(words, finding));
  }

  private String moment(Words words, Instant at) {
    return words.say(
        "console.moment", words.dateWithYear(frame.date(at)), words.time(frame.time(at)));
  }

  private static Words words(Language language) {
    return Words.of(language, "outcomes");
  }
}
