package conversations.platform.rows;

import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.hibernate.query.NativeQuery;
import org.jspecify.annotations.Nullable;

/**
 * Native queries that answer with records: each component is read from the column of its name in snake case, so {@code userId}
 * from {@code user_id}. Enums are stored as their names in lower case, lists as arrays. Columns without a component are not read.
 * Every column has a type, which Hibernate needs to keep the query's plan in its cache.
 */
public final class Rows {
    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private static final ClassValue<Mapping> MAPPINGS = new ClassValue<>() {
        @Override
        protected Mapping computeValue(Class<?> type) {
            return Mapping.of(type);
        }
    };

    private Rows() {}

    private record Count(long count) {}

    /** A query whose only row is a number, in the column {@code count}. */
    public static NativeQuery<Long> count(Session session, String sql) {
        return query(session, sql, Count.class, Count::count);
    }

    /** A query whose rows are of this record type. */
    public static <R extends Record> NativeQuery<R> query(Session session, String sql, Class<R> type) {
        return query(session, sql, type, row -> row);
    }

    private static <R extends Record, T> NativeQuery<T> query(
            Session session, String sql, Class<R> type, Function<R, T> toResult) {
        var mapping = MAPPINGS.get(type);
        var query = session.createNativeQuery(sql, Object[].class);
        mapping.columns().forEach(column -> query.addScalar(column.name(), column.stored()));
        return query.setTupleTransformer((values, _) -> toResult.apply(type.cast(mapping.read(values))));
    }

    private record Column(String name, Class<?> component, Class<?> stored) {
        static Column of(RecordComponent component) {
            var name = HUMP.matcher(component.getName()).replaceAll("_").toLowerCase(Locale.ROOT);
            var type = boxed(component.getType());
            return new Column(name, type, type.isEnum() ? String.class : type == List.class ? array(component) : type);
        }

        private static Class<?> array(RecordComponent list) {
            var element = ((ParameterizedType) list.getGenericType()).getActualTypeArguments()[0];
            return ((Class<?>) element).arrayType();
        }

        /** Primitive types have no values of their own in a row. */
        private static Class<?> boxed(Class<?> type) {
            return type.isPrimitive() ? Array.get(Array.newInstance(type, 1), 0).getClass() : type;
        }

        @Nullable Object read(@Nullable Object value) {
            if (value == null) {
                return null;
            }
            if (component.isEnum()) {
                var name = ((String) value).toUpperCase(Locale.ROOT);
                return Stream.of(component.getEnumConstants())
                        .filter(constant -> ((Enum<?>) constant).name().equals(name))
                        .findFirst()
                        .orElseThrow();
            }
            return component == List.class ? Arrays.asList((Object[]) value) : value;
        }
    }

    private record Mapping(List<Column> columns, Constructor<?> constructor) {
        static Mapping of(Class<?> type) {
            var components = type.getRecordComponents();
            try {
                var constructor = type.getDeclaredConstructor(
                        Stream.of(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
                constructor.setAccessible(true);
                return new Mapping(Stream.of(components).map(Column::of).toList(), constructor);
            } catch (NoSuchMethodException e) {
                throw new IllegalStateException(e);
            }
        }

        Object read(Object[] values) {
            var arguments = new @Nullable Object[values.length];
            for (var i = 0; i < values.length; i++) {
                arguments[i] = columns.get(i).read(values[i]);
            }
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException | InstantiationException | IllegalAccessException e) {
                throw new IllegalStateException(
                        "a row is no " + constructor.getDeclaringClass().getSimpleName(), e);
            }
        }
    }
}
