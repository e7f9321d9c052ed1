package io.tidings;

import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.PersistenceContext;
import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.stream.Stream;

/** Fills what a container would inject. */
public final class InjectionFixture {

  private InjectionFixture() {}

  /** Puts each value into the injected field of its type. */
  public static <T> T inject(T bean, Object... values) {
    for (var value : values) {
      var field =
          Stream.<Class<?>>iterate(
                  bean.getClass(), type -> type != Object.class, Class::getSuperclass)
              .flatMap(type -> Arrays.stream(type.getDeclaredFields()))
              .filter(InjectionFixture::isInjected)
              .filter(candidate -> candidate.getType().isInstance(value))
              .findFirst()
              .orElseThrow();
      try {
        field.setAccessible(true);
        field.set(bean, value);
      } catch (IllegalAccessException notOurs) {
        throw new IllegalArgumentException(notOurs);
      }
    }
    return bean;
  }

  private static boolean isInjected(Field field) {
    return field.isAnnotationPresent(Inject.class)
        || field.isAnnotationPresent(PersistenceContext.class)
        || field.isAnnotationPresent(Resource.class);
  }
}
