package org.backbone.audit.pages;

import org.backbone.audit.Actor;
import org.backbone.platform.pages.console.Staff;

/// Somebody of the staff, as what they do is kept.
public final class StaffActor {
  private StaffActor() {}

  /// Who it is.
  public static Actor of(Staff staff) {
    return Actor.staff(staff.subject(), staff.name());
  }
}
