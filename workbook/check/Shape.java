package workbook.check;

import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.FieldModel;
import java.lang.classfile.MethodModel;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;

/// What others can see of an answer's classes: names, supertypes, members that are not private with
/// their types and constants. A check that was compiled against one answer fits every other one of
/// the same shape (Java Language Specification, chapter 13: what is compared here is what binary
/// compatibility rests on, and all of it must be equal).
final class Shape {

  private Shape() {}

  /// A text that is equal for equal shapes.
  static String of(Map<String, byte[]> classes) {
    var shape = new StringJoiner("\n");
    new TreeMap<>(classes)
        .forEach(
            (_, bytes) -> {
              var model = ClassFile.of().parse(bytes);
              // A local or anonymous class cannot be named by another one.
              if (model.findAttribute(Attributes.enclosingMethod()).isEmpty()) {
                shape.add(of(model, classes.keySet()));
              }
            });
    return shape.toString();
  }

  private static String of(ClassModel type, Set<String> answer) {
    var shape = new StringJoiner("\n");
    shape.add(
        "class %s %x extends %s implements %s%s"
            .formatted(
                type.thisClass().asInternalName(),
                type.flags().flagsMask(),
                type.superclass().map(parent -> parent.asInternalName()).orElse(""),
                type.interfaces().stream().map(parent -> parent.asInternalName()).toList(),
                generic(type)));
    type.findAttribute(Attributes.permittedSubclasses())
        .ifPresent(
            sealed ->
                shape.add(
                    "permits "
                        + sealed.permittedSubclasses().stream()
                            .map(permitted -> permitted.asInternalName())
                            .toList()));
    type.findAttribute(Attributes.record())
        .ifPresent(
            record ->
                record
                    .components()
                    .forEach(
                        part ->
                            shape.add(
                                "component " + part.name() + " " + part.descriptor() + generic(part))));
    type.findAttribute(Attributes.innerClasses())
        .ifPresent(
            inner ->
                inner.classes().stream()
                    .filter(one -> one.outerClass().isPresent())
                    .filter(one -> answer.contains(one.innerClass().asInternalName()))
                    .forEach(
                        one ->
                            shape.add(
                                "nested %s %x"
                                    .formatted(one.innerClass().asInternalName(), one.flagsMask()))));
    type.fields().forEach(field -> member(field, shape));
    type.methods().forEach(method -> member(method, shape));
    return shape.toString();
  }

  private static void member(FieldModel field, StringJoiner shape) {
    if (seen(field.flags().flagsMask())) {
      var constant = field.findAttribute(Attributes.constantValue()).map(v -> v.constant().toString());
      shape.add(
          "field %s %s %x %s%s"
              .formatted(
                  field.fieldName(),
                  field.fieldType(),
                  field.flags().flagsMask(),
                  constant.orElse(""),
                  generic(field)));
    }
  }

  private static void member(MethodModel method, StringJoiner shape) {
    if (seen(method.flags().flagsMask())) {
      var thrown =
          method.findAttribute(Attributes.exceptions()).map(e -> e.exceptions().toString()).orElse("");
      shape.add(
          "method %s %s %x %s%s"
              .formatted(
                  method.methodName(),
                  method.methodType(),
                  method.flags().flagsMask(),
                  thrown,
                  generic(method)));
    }
  }

  private static boolean seen(int flags) {
    return (flags & (ClassFile.ACC_PRIVATE | ClassFile.ACC_SYNTHETIC)) == 0;
  }

  private static String generic(AttributedElement element) {
    return element
        .findAttribute(Attributes.signature())
        .map(signature -> " " + signature.signature().stringValue())
        .orElse("");
  }
}
