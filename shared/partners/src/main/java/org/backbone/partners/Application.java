package org.backbone.partners;

import org.backbone.platform.core.form.Answers;

/// What an organisation said of itself when it asked to join, with its consent that we keep it: the
/// answers to [JoinFields], without fault. Of one that left, nothing is kept of its contact.
public record Application(Answers answers) {
  /// Takes each answer in its one spelling; refuses answers with a fault.
  public Application {
    var all = answers;
    var isBare = JoinFields.ofContact().stream().allMatch(field -> all.values(field).isEmpty());
    var problems =
        answers.problems(JoinFields.FIELDS).stream()
            .filter(problem -> !problem.field().equals(JoinFields.CONSENT.path()))
            .filter(problem -> !isBare || !problem.field().startsWith("contact/"))
            .toList();
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException("not an application: " + problems);
    }
    answers = answers.settled(JoinFields.FIELDS).without(JoinFields.CONSENT);
  }

  /// The organisation's name, as it writes it.
  public String name() {
    return answers.get(JoinFields.NAME);
  }

  /// What kind of organisation it is.
  public PartnerKind kind() {
    return answers.get(JoinFields.KIND);
  }

  /// Whether it still says whom we write to.
  public boolean hasContact() {
    return !answers.values(JoinFields.CONTACT_EMAIL).isEmpty();
  }

  /// The same with another contact.
  public Application with(Contact contact) {
    return new Application(
        answers
            .with(JoinFields.CONTACT_NAME, contact.name())
            .with(JoinFields.CONTACT_EMAIL, contact.email())
            .with(JoinFields.CONTACT_LANGUAGE, contact.language()));
  }

  /// The same, which says nothing of its contact any more.
  public Application withoutContact() {
    return new Application(
        JoinFields.ofContact().stream().reduce(answers, Answers::without, (one, _) -> one));
  }

  /// The person whom we write to. Needs one that [#hasContact()].
  public Contact contact() {
    return new Contact(
        answers.get(JoinFields.CONTACT_NAME),
        answers.get(JoinFields.CONTACT_EMAIL),
        answers.get(JoinFields.CONTACT_LANGUAGE));
  }

  /// The same text for the same answers, however they were sent.
  public String canonical() {
    return answers.canonical(JoinFields.FIELDS);
  }
}
