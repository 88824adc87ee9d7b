class Animal:
    kind = "animal"

    def __init__(self, name):
        self.name = name

    def speak(self):
        return self.name + " makes " + self.sound()

    def sound(self):
        return "nothing"

    def __repr__(self):
        return f"{type(self).__name__}({self.name!r})"


class Dog(Animal):
    kind = "dog"

    def sound(self):
        return "woof"


class Puppy(Dog):
    def __init__(self, name, age):
        Dog.__init__(self, name)
        self.age = age

    def sound(self):
        return Dog.sound(self) + "let"


animals = [Animal("a"), Dog("d"), Puppy("p", 1)]
for a in animals:
    print(a, a.speak(), a.kind, isinstance(a, Animal), isinstance(a, Dog), isinstance(a, (int, Puppy)))
print(issubclass(Puppy, Animal), issubclass(Animal, Puppy), issubclass(Dog, Dog), issubclass(Dog, object), issubclass(Dog, (int, Animal)))
Animal.late = lambda self: "added to the base"
print(animals[2].late())
Dog.sound = lambda self: "WOOF"
print([a.speak() for a in animals])
del Dog.sound
print([a.speak() for a in animals])


class Base:
    def template(self):
        yield "start"
        yield from self.steps()
        yield "end"

    def steps(self):
        return ()


class Derived(Base):
    def steps(self):
        for i in range(2):
            yield i


class More(Derived):
    def steps(self):
        yield from Derived.steps(self)
        yield "more"


print(list(Base().template()), list(Derived().template()), list(More().template()))


class Explicit(object):
    def __eq__(self, other):
        return type(self) is type(other)


print(Explicit() == Explicit(), Explicit() != Explicit(), Explicit() == 1)


def make(base):
    class Local(base):
        def name(self):
            return "local of " + base.__name__
    return Local


print(make(Animal)("x"), make(Base)().name(), make(make(Dog))("y").speak())
try:
    class Bad(5):
        pass
except TypeError as e:
    print(type(e).__name__)
try:
    class Unknown(Undefined):
        pass
except NameError as e:
    print(e)
