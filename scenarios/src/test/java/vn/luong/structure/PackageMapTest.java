package vn.luong.structure;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Holds the code against the map of packages in {@code docs/architecture.md} and the bans of the house style. */
class PackageMapTest {
  private static final JavaClasses CLASSES = new ClassFileImporter()
      .withImportOption(new ImportOption.DoNotIncludeTests())
      .withImportOption(location -> !location.contains("-tests.jar"))
      .importPackages("vn.luong");

  @Test
  void everyPackageIsOnTheMapAndEveryMapEntryExists() throws IOException {
    Set<String> real = CLASSES.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
    real.removeIf(name -> name.startsWith("vn.luong.bench"));

    assertThat(PackageMap.read().packages()).containsExactlyInAnyOrderElementsOf(real);
  }

  @Test
  void arrowsFollowTheMap() throws IOException {
    PackageMap map = PackageMap.read();
    Set<String> wrong = new TreeSet<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        JavaClass to = dependency.getTargetClass().getBaseComponentType();
        if (to.getPackageName().startsWith("vn.luong.")
            && !map.allows(from.getPackageName(), to.getPackageName())) {
          wrong.add(from.getName() + " -> " + to.getName());
        }
      }
    }

    assertThat(wrong).as("arrows that docs/architecture.md does not have").isEmpty();
  }

  @Test
  void packagesAreFreeOfCycles() {
    slices().matching("vn.luong.(**)").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void librariesStayInTheirRooms() {
    ban(
        "vn.luong.sim..",
        "org.geotools..",
        "org.locationtech..",
        "com.fasterxml.jackson.databind..",
        "com.fasterxml.jackson.dataformat..",
        "picocli..");
    noClasses()
        .that()
        .resideOutsideOfPackage("vn.luong.gis..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.geotools..", "org.opengis..", "mil.nga..", "crosby.binary..")
        .check(CLASSES);
    noClasses()
        .that()
        .resideOutsideOfPackage("vn.luong.scenario.cli..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("picocli..", "me.tongfei..")
        .check(CLASSES);
  }

  @Test
  void noFrameworkMagic() {
    ban(
        "vn.luong..",
        "java.lang.reflect..",
        "javax.inject..",
        "com.google.inject..",
        "org.springframework..");
  }

  @Test
  void engineHasNoClockAndNoSharedRandomNumbers() {
    ban("vn.luong.sim..", "java.time..");
    noClasses()
        .that()
        .resideInAPackage("vn.luong.sim..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.util.Random")
        .orShould()
        .callMethod(Math.class, "random")
        .orShould()
        .callMethod(System.class, "currentTimeMillis")
        .orShould()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  @Test
  void staticFieldsAreFinal() {
    noFields()
        .that()
        .areStatic()
        .and()
        .areDeclaredInClassesThat()
        .resideInAPackage("vn.luong..")
        .should(ArchConditions.not(ArchConditions.haveModifier(JavaModifier.FINAL)))
        .check(CLASSES);
  }

  private static void ban(String where, String... packages) {
    noClasses()
        .that()
        .resideInAPackage(where)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(packages)
        .check(CLASSES);
  }
}
