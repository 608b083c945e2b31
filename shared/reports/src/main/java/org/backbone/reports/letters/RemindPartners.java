package org.backbone.reports.letters;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.backbone.mail.MailLabel;
import org.backbone.mail.Moment;
import org.backbone.mail.Outbox;
import org.backbone.outcomes.DataCalendar;
import org.backbone.outcomes.ExpectationStore;
import org.backbone.outcomes.Expectations;
import org.backbone.outcomes.Owed;
import org.backbone.outcomes.SlotStore;
import org.backbone.outcomes.Uploads;
import org.backbone.outcomes.mapping.Dataset;
import org.backbone.outcomes.mapping.Datasets;
import org.backbone.partners.PartnerStore;
import org.backbone.partners.PartnerSummary;
import org.backbone.platform.core.Deadline;
import org.backbone.platform.core.ForEach;
import org.backbone.platform.core.Log;
import org.backbone.platform.core.NetworkDay;
import org.backbone.reports.Reminder;

/// Puts reminders of files that members owe into the outbox: before the last day on which a file
/// is in time, and after it. Whether a file is owed, the calendar says; so the reminders end when
/// it is there, or something was said in its place. Who can send nothing, for its agreement is
/// over, is reminded of nothing.
public final class RemindPartners {
  private final PartnerStore partners;
  private final Supplier<Datasets> datasets;
  private final SlotStore slots;
  private final ExpectationStore expectations;
  private final ReminderMail reminderMail;
  private final Outbox outbox;
  private final ZoneId zone;
  private final InstantSource clock;
  private final Log log;

  public RemindPartners(
      PartnerStore partners,
      Supplier<Datasets> datasets,
      SlotStore slots,
      ExpectationStore expectations,
      ReminderMail reminderMail,
      Outbox outbox,
      ZoneId zone,
      InstantSource clock,
      Log log) {
    this.partners = partners;
    this.datasets = datasets;
    this.slots = slots;
    this.expectations = expectations;
    this.reminderMail = reminderMail;
    this.outbox = outbox;
    this.zone = zone;
    this.clock = clock;
    this.log = log;
  }

  /// Reminds whoever is to be reminded at `now` and was not yet; says how many mails are new. One
  /// that fails keeps no other from theirs, and fails the call in the end; so does one whom no time
  /// is left for. The retry, and the next two days, write what is missing.
  public int remind(Instant now, Deadline deadline) {
    var uploads = new Uploads(slots, datasets, InstantSource.fixed(now), zone);
    var expected = expectations.all();
    var run =
        new ForEach("reminder", deadline, log)
            .run(
                missing(uploads, expected, NetworkDay.at(now, zone)),
                each -> each.partner().id(),
                each -> isReminded(each, uploads, expected, now));
    if (run.left() > 0) {
      throw new IllegalStateException("no time left for " + run.left() + " reminders");
    }
    return run.yes();
  }

  // By the day alone; what was sent is looked at of those only.
  private List<ReminderMail.Missing> missing(
      Uploads uploads, Expectations expected, LocalDate today) {
    var members = partners.members().stream().filter(member -> !member.isLapsedOn(today)).toList();
    return datasets.get().datasets().stream()
        .flatMap(
            dataset ->
                members.stream()
                    .flatMap(member -> missing(uploads, expected, member, dataset, today)))
        .toList();
  }

  private static Stream<ReminderMail.Missing> missing(
      Uploads uploads,
      Expectations expected,
      PartnerSummary partner,
      Dataset dataset,
      LocalDate today) {
    var said = expected.of(partner.id(), dataset.id());
    return uploads.periods(dataset).stream()
        .filter(period -> period.last().isBefore(today))
        .flatMap(
            period -> {
              var due = said.dueOn(dataset, period);
              return Reminder.on(today, due).stream()
                  .map(
                      reminder ->
                          new ReminderMail.Missing(partner, dataset, period, due, reminder));
            });
  }

  private boolean isReminded(
      ReminderMail.Missing missing, Uploads uploads, Expectations expected, Instant now) {
    if (outbox.find(MailLabel.id(missing.key())).isPresent()) {
      return false;
    }
    var partner = missing.partner().id();
    var dataset = missing.dataset();
    var owed =
        new DataCalendar(
                dataset,
                uploads.of(partner, dataset),
                expected.of(partner, dataset.id()),
                now,
                zone)
            .of(missing.period());
    return daysLate(owed)
        .map(days -> outbox.add(reminderMail.of(missing, days, new Moment(now, clock.instant()))))
        .orElse(false);
  }

  // Empty where nothing is to be sent.
  private static Optional<Long> daysLate(Owed owed) {
    return switch (owed) {
      case Owed.NotDue _ -> Optional.of(0L);
      case Owed.Late(var days) -> Optional.of(days);
      case Owed.Received _,
          Owed.Waiting _,
          Owed.Unread _,
          Owed.Nothing _,
          Owed.NotHeld _,
          Owed.TakenBack _,
          Owed.NotExpected _ ->
          Optional.empty();
    };
  }
}
