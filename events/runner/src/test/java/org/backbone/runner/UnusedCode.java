package org.backbone.runner;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaFieldAccess;
import com.tngtech.archunit.core.domain.JavaFieldAccess.AccessType;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What nothing uses in the classes of the build, where tests do not count. Private members are
/// Error Prone's to find.
///
/// It reads compiled code, so it cannot see who uses a constant that the compiler copied, and takes
/// a record's components and an enum's constants for data.
final class UnusedCode {
  /// Every member that some other member accesses, as `owner.name(parameters)`.
  private final Set<String> used = new HashSet<>();

  private UnusedCode(JavaClasses classes) {
    classes.stream().flatMap(UnusedCode::accesses).forEach(this::note);
  }

  /// Types as `org.backbone.Type`, members as `org.backbone.Type.member(Parameter)`, sorted.
  ///
  /// @param classes all that may use something
  /// @param asked whose use is asked for
  static List<String> in(JavaClasses classes, Predicate<JavaClass> asked) {
    var code = new UnusedCode(classes);
    return classes.stream()
        .filter(type -> type.getName().startsWith("org.backbone."))
        .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
        .filter(type -> !type.getSimpleName().equals("package-info"))
        .filter(type -> !isEntry(type))
        .filter(asked)
        .flatMap(code::unused)
        .sorted()
        .distinct()
        .toList();
  }

  private Stream<String> unused(JavaClass type) {
    return isNeverNamed(type) ? Stream.of(type.getName()) : unusedMembers(type);
  }

  private static Stream<JavaAccess<?>> accesses(JavaClass type) {
    return Stream.concat(
        type.getAccessesFromSelf().stream(), type.getCodeUnitReferencesFromSelf().stream());
  }

  private void note(JavaAccess<?> access) {
    var target = access.getTarget();
    if (!isMaking(access) && !access.getOrigin().getFullName().equals(target.getFullName())) {
      used.add(target.getFullName());
      target.resolveMember().ifPresent(member -> used.add(member.getFullName()));
    }
  }

  /// A field that is only written is not used, nor is a constant because its enum lists it.
  private static boolean isMaking(JavaAccess<?> access) {
    return (access instanceof JavaFieldAccess field && field.getAccessType() == AccessType.SET)
        || access.getOrigin().getName().equals("$values");
  }

  /// A class with something to use that no other class names; one of copied constants has not.
  private static boolean isNeverNamed(JavaClass type) {
    return !type.isInterface()
        && !type.getFields().stream().anyMatch(UnusedCode::isCopied)
        && type.getDirectDependenciesToSelf().stream()
            .allMatch(from -> from.getOriginClass().equals(type));
  }

  /// What is named outside of the code: a handler by the template, a program by its command line.
  private static boolean isEntry(JavaClass type) {
    return type.getSimpleName().endsWith("Handler")
        || type.getAnnotations().stream()
            .anyMatch(annotation -> annotation.getRawType().getSimpleName().equals("Command"));
  }

  private Stream<String> unusedMembers(JavaClass type) {
    return type.getMembers().stream()
        .filter(member -> !isMadeByTheCompiler(member))
        .filter(member -> !isUsed(member))
        .map(member -> type.getName() + "." + name(member))
        .distinct();
  }

  private static String name(JavaMember member) {
    if (!(member instanceof JavaCodeUnit unit)) {
      return member.getName();
    }
    return unit.getRawParameterTypes().stream()
        .map(JavaClass::getSimpleName)
        .collect(
            joining(", ", (unit instanceof JavaConstructor ? "new" : unit.getName()) + "(", ")"));
  }

  private boolean isUsed(JavaMember member) {
    return used.contains(member.getFullName())
        || switch (member) {
          case JavaMethod method -> method.getName().equals("main") || isCalledAsAnother(method);
          // A form goes through all the fields that it declares.
          case JavaField field -> isCopied(field) || isDeclared(field);
          default -> false;
        };
  }

  /// Through the type that declares it for others, or through one that inherits it.
  private boolean isCalledAsAnother(JavaMethod method) {
    var owner = method.getOwner();
    var below = owner.getAllSubclasses();
    var relatives =
        Stream.of(
                owner.getAllRawSuperclasses().stream(),
                owner.getAllRawInterfaces().stream(),
                below.stream(),
                below.stream().flatMap(type -> type.getAllRawInterfaces().stream()))
            .flatMap(Function.identity());
    return relatives
        .flatMap(type -> type.getMethods().stream())
        .filter(other -> isSame(method, other))
        .anyMatch(
            other ->
                used.contains(other.getFullName())
                    || !other.getOwner().getName().startsWith("org.backbone."));
  }

  private static boolean isSame(JavaCodeUnit one, JavaCodeUnit other) {
    return one.getName().equals(other.getName())
        && one.getParameters().size() == other.getParameters().size();
  }

  private static boolean isDeclared(JavaField field) {
    return field.getRawType().getName().equals("org.backbone.platform.core.form.Field");
  }

  private static boolean isCopied(JavaField field) {
    var type = field.getRawType();
    return field.getModifiers().contains(JavaModifier.FINAL)
        && field.getModifiers().contains(JavaModifier.STATIC)
        && (type.isPrimitive() || type.getName().equals("java.lang.String"));
  }

  private boolean isMadeByTheCompiler(JavaMember member) {
    var owner = member.getOwner();
    return member.getModifiers().contains(JavaModifier.PRIVATE)
        || member.getModifiers().contains(JavaModifier.SYNTHETIC)
        || member.getModifiers().contains(JavaModifier.BRIDGE)
        || member.getName().startsWith("lambda$")
        || member.getName().startsWith("$")
        || (owner.isRecord() && isOfARecord(member))
        || (owner.isEnum() && isOfAnEnum(owner, member));
  }

  private static boolean isOfARecord(JavaMember member) {
    return member instanceof JavaMethod method
        && (List.of("equals", "hashCode", "toString").contains(method.getName())
            || (method.getParameters().isEmpty()
                && method.getOwner().tryGetField(method.getName()).isPresent()));
  }

  /// Its constants count as used where something goes through all of them.
  private boolean isOfAnEnum(JavaClass owner, JavaMember member) {
    return member instanceof JavaConstructor
        || List.of("values", "valueOf").contains(member.getName())
        || (member instanceof JavaField && used.stream().anyMatch(name -> isOfAll(owner, name)));
  }

  private static boolean isOfAll(JavaClass owner, String name) {
    return name.startsWith(owner.getName() + ".values(")
        || name.startsWith(owner.getName() + ".valueOf(");
  }
}
