package org.backbone.functions.dashboard;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.backbone.access.SignIn;
import org.backbone.audit.Actor;
import org.backbone.mail.KeptMessage;
import org.backbone.mail.MailLabel;
import org.backbone.mail.OutboxMessage;
import org.backbone.mail.twin.MemoryOutbox;
import org.backbone.meetings.Series;
import org.backbone.meetings.twin.MemoryMeetingStore;
import org.backbone.metrics.Amount;
import org.backbone.metrics.Cell;
import org.backbone.metrics.CellKey;
import org.backbone.metrics.Disclosure;
import org.backbone.metrics.Release;
import org.backbone.metrics.TableKey;
import org.backbone.metrics.twin.MemoryCatalogueStore;
import org.backbone.outcomes.twin.MemoryMetricStore;
import org.backbone.partners.Contact;
import org.backbone.partners.Joining;
import org.backbone.partners.PartnerKind;
import org.backbone.partners.Submission;
import org.backbone.partners.twin.Applications;
import org.backbone.partners.twin.MemoryPartnerStore;
import org.backbone.platform.core.Ids;
import org.backbone.platform.core.Language;
import org.backbone.platform.core.Period;
import org.backbone.platform.core.Texts;
import org.backbone.platform.mail.Mime;

/// A small network with figures as public agencies published them: WIC in Oklahoma (some of its
/// agencies, three years), four high schools of Tulsa and some districts of Connecticut.
final class SampleNetwork {
  private static final Actor STAFF = Actor.staff("5f1c", "Facilitator");
  static final Instant NOW = Instant.parse("2020-05-04T15:00:00Z");
  static final ZoneId TULSA = ZoneId.of("America/Chicago");

  private static final Map<String, long[]> WIC =
      Map.of(
          "ok-state-agency",
          new long[] {
            11965, 11359, 10956, 11226, 10743, 11042, 11072, 11129, 11112, 11349, 11513, 11260,
            11101, 10174, 9795, 10513, 10262, 10321, 10714, 11124, 11434, 11638, 11491, 11353,
            11000, 10315, 10100, 10883, 9787, 9829, 10060, 10143, 10541, 10534, 10441, 10161
          },
          "cherokee-nation",
          new long[] {
            864, 815, 765, 825, 793, 776, 819, 836, 818, 814, 804, 831, 820, 749, 714, 743, 691,
            718, 747, 758, 774, 769, 792, 791, 841, 778, 775, 782, 760, 717, 760, 785, 789, 793,
            809, 811
          },
          "chickasaw-nation",
          new long[] {
            377, 362, 341, 377, 371, 351, 386, 402, 416, 452, 446, 423, 395, 368, 358, 381, 365,
            339, 350, 349, 330, 336, 339, 318, 326, 287, 282, 292, 307, 327, 337, 361, 378, 395,
            399, 375
          },
          "otoe-missouria-tribe",
          new long[] {
            40, 36, 41, 44, 37, 41, 42, 39, 36, 40, 46, 43, 37, 35, 38, 40, 39, 39, 41, 54, 54, 48,
            47, 49, 42, 39, 33, 37, 42, 47, 46, 37, 35, 34, 40, 42
          });

  private final MemoryCatalogueStore catalogue = new MemoryCatalogueStore();
  private final MemoryMetricStore releases = new MemoryMetricStore();
  private final MemoryMeetingStore meetings = new MemoryMeetingStore();
  private final MemoryOutbox outbox = new MemoryOutbox();
  private final MemoryPartnerStore partners = new MemoryPartnerStore(outbox);

  /// A network where nothing happened yet.
  static SampleNetwork empty() {
    return new SampleNetwork();
  }

  /// The network at work.
  static SampleNetwork atWork() {
    var network = new SampleNetwork();
    network.join("Eastside Food Pantry", PartnerKind.NONPROFIT);
    network.join("North Tulsa Family Center", PartnerKind.NONPROFIT);
    network.join("Riverside Health Clinic", PartnerKind.CLINIC);
    network.join("Three Rivers WIC Partnership", PartnerKind.AGENCY);
    network.join("Creek Valley Public Schools", PartnerKind.DISTRICT);
    network.meet("food-family-resources", "Food & Family Resources", "Alimentos y recursos", 5);
    network.meet("distance-learning", "Distance Learning", "Aprendizaje a distancia", 12);
    network.wic();
    network.graduation();
    network.absence();
    return network;
  }

  MemoryCatalogueStore catalogue() {
    return catalogue;
  }

  DashboardHandler handler() {
    return handler(NOW);
  }

  DashboardHandler handler(Instant now) {
    return new DashboardHandler(
        catalogue,
        releases,
        meetings,
        partners,
        InstantSource.fixed(now),
        "https://network.example.org",
        "Cradle to Career Tulsa County",
        "hello@network.example.org",
        TULSA);
  }

  void publish(String indicator, String period, List<Cell> cells, String... from) {
    publish(indicator, period, cells, Set.of(), from);
  }

  void publish(
      String indicator, String period, List<Cell> cells, Set<String> shared, String... from) {
    releases.publish(
        new Release(
            new TableKey(indicator, 1, new Period(period)),
            1,
            NOW,
            10,
            new Disclosure(10).protect(cells),
            new TreeSet<>(List.of(from)),
            new TreeSet<>(shared)));
  }

  static Cell cell(String site, String dimension, String group, Amount count, Amount base) {
    return new Cell(new CellKey(site, dimension, group), count, base);
  }

  private void wic() {
    for (int month = 0; month < 36; month++) {
      var cells = new ArrayList<Cell>();
      long sum = 0;
      for (var agency : WIC.keySet().stream().sorted().toList()) {
        long n = WIC.getOrDefault(agency, new long[0])[month];
        sum += n;
        cells.add(cell(agency, "all", "all", Amount.exact(n), Amount.ZERO));
      }
      cells.add(cell("all", "all", "all", Amount.exact(sum), Amount.ZERO));
      cells.sort((a, b) -> a.key().compareTo(b.key()));
      publish(
          "wic_pregnant_women",
          YearMonth.of(2012, 10).plusMonths(month).toString(),
          cells,
          "three-rivers-wic-partnership");
    }
  }

  // The four schools' shares as EDFacts publishes them: whole per cents, ranges, PS, and none.
  private void graduation() {
    publish(
        "hs_graduation_4yr",
        "SY2014-15",
        List.of(
            cell("403024001583", "all", "all", Amount.range(307, 310), Amount.exact(310)),
            cell("403024001608", "all", "all", Amount.range(239, 241), Amount.exact(273)),
            cell("403024001649", "all", "all", Amount.range(52, 56), Amount.exact(115)),
            cell("403024002664", "all", "all", Amount.range(6, 10), Amount.exact(27)),
            cell("403024001608", "race", "BLACK", Amount.range(80, 84), Amount.exact(100)),
            cell("403024001649", "race", "BLACK", Amount.range(30, 34), Amount.exact(60)),
            cell("403024001608", "race", "WHITE", Amount.range(40, 44), Amount.exact(60)),
            cell("403024001649", "race", "WHITE", Amount.hiddenPart(), Amount.exact(7)),
            cell("all", "all", "all", Amount.range(604, 617), Amount.exact(725)),
            cell("all", "disability", "CWD", Amount.range(61, 80), Amount.exact(119)),
            cell("all", "econ", "ECD", Amount.range(300, 317), Amount.exact(401)),
            cell("all", "el", "EL", Amount.range(21, 43), Amount.exact(66)),
            cell("all", "race", "AIAN", Amount.range(20, 39), Amount.exact(51)),
            cell("all", "race", "BLACK", Amount.range(215, 240), Amount.exact(310)),
            cell("all", "race", "HISPANIC", Amount.range(140, 170), Amount.exact(201)),
            cell("all", "race", "MULTI", Amount.hiddenPart(), Amount.exact(8)),
            cell("all", "race", "NHPI", Amount.ZERO, Amount.ZERO),
            cell("all", "race", "WHITE", Amount.range(131, 140), Amount.exact(155))),
        "creek-valley-public-schools");
  }

  private void absence() {
    for (var year : List.of("SY2017-18", "SY2018-19")) {
      long more = year.endsWith("19") ? 60 : 0;
      publish(
          "chronic_absence",
          year,
          List.of(
              cell("1550011", "all", "all", Amount.exact(321 + more), Amount.range(9210, 9240)),
              cell("1640011", "all", "all", Amount.exact(290 + more), Amount.range(3300, 3340)),
              cell("all", "all", "all", Amount.exact(611 + 2 * more), Amount.range(12510, 12580)),
              cell("all", "race", "ASIAN", Amount.exact(58), Amount.range(1210, 1270)),
              cell("all", "race", "BLACK", Amount.exact(213 + more), Amount.range(2100, 2130)),
              cell("all", "race", "HISPANIC", Amount.exact(340 + more), Amount.range(2810, 2820))),
          year.endsWith("19")
              ? new String[] {"north-tulsa-family-center"}
              : new String[] {"eastside-food-pantry", "north-tulsa-family-center"});
    }
  }

  private void join(String name, PartnerKind kind) {
    var email =
        "data@" + name.toLowerCase(java.util.Locale.ROOT).replace(' ', '-') + ".example.org";
    var joining =
        partners.join(
            new Submission(
                Ids.token(),
                name,
                Applications.of(
                    name,
                    kind,
                    "food",
                    List.of(),
                    List.of("English"),
                    "Tulsa",
                    new Contact("Desk", email, Language.EN)),
                NOW));
    if (joining instanceof Joining.Joined(var partner)) {
      partners.approve(
          partner.id(),
          NOW,
          STAFF,
          KeptMessage.on(
              outbox.shelf(),
              new OutboxMessage(
                  new MailLabel(
                      "welcome#" + partner.id(),
                      "welcome",
                      email,
                      "Welcome",
                      NOW,
                      NOW.plus(SignIn.WELCOME)),
                  new Mime("Welcome".getBytes(StandardCharsets.UTF_8)))),
          new SignIn(partner.id(), email).link(Ids.token(), Language.EN, NOW.plus(SignIn.WELCOME)));
    }
  }

  private void meet(String id, String english, String spanish, int day) {
    meetings.save(
        new Series(
            id,
            Texts.of(english, spanish),
            Texts.of(
                "Who needs food, diapers or a doctor this week, and who has room.",
                "Quién necesita comida, pañales o atención médica esta semana y quién tiene"
                    + " lugar."),
            Texts.of("Online", "En línea"),
            LocalDate.of(2020, 5, day),
            LocalTime.of(10, 0),
            Duration.ofHours(1),
            TULSA,
            2,
            Series.INVITE_DAYS,
            "hello@network.example.org",
            Map.of()),
        Instant.EPOCH,
        STAFF);
  }
}
