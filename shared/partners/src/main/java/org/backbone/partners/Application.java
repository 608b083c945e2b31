package org.backbone.partners;

import org.backbone.platform.core.form.Answers;

/// What an organisation said of itself when it asked to join, with its consent that we keep it: the
/// answers to [JoinFields], without fault.
public record Application(Answers answers) {
  /// Takes each answer in its one spelling; refuses answers with a fault.
  public Application {
    var problems =
        answers.problems(JoinFields.FIELDS).stream()
            .filter(problem -> !problem.field().equals(JoinFields.CONSENT.path()))
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

  /// The person whom we write to.
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
