package org.backbone.platform.pages.console;

import org.backbone.platform.lambda.Request;

/// Who of the staff asks, and whether they may. Each route says whom it is for; here alone it is
/// decided.
public interface StaffGate {
  /// Somebody who asks for a page, or presses a button.
  Admission atPage(Request request, Roles may);

  /// Somebody's program, which calls the API: the gateway's authorizer has verified its token.
  Admission atApi(Request request, Roles may);

  /// Where somebody signs in who wants the page that was asked for.
  String signInPath(Request request);

  /// What came of asking.
  sealed interface Admission {
    /// They may.
    record Admitted(Staff staff) implements Admission {}

    /// They are of the staff, and this is for others.
    record Refused(Staff staff) implements Admission {}

    /// Nobody of the staff, or no longer signed in.
    record Unknown() implements Admission {}
  }
}
