package io.tidings;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.Predefined;

/** Our compiled classes, read once for all tests. */
public final class ClassesFixture {

  public static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages("io.tidings");

  static final JavaClasses TESTS =
      new ClassFileImporter()
          .withImportOption(Predefined.ONLY_INCLUDE_TESTS)
          .importPackages("io.tidings");

  private ClassesFixture() {}
}
