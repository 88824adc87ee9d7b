import heapq
h = [5,3,8,1]; heapq.heapify(h); print(h); heapq.heappush(h, 0); print(h, heapq.heappop(h), h, heapq.heapreplace(h, 9), heapq.heappushpop(h, 2), h)
print(heapq.nsmallest(2,[3,1,2]), heapq.nlargest(2,[3,1,2],key=lambda x:-x), list(heapq.merge([1,4,7],[2,5],[3,6])), list(heapq.merge([3,1],[4,2],reverse=True)), list(heapq.merge(["a","ccc"],["bb"],key=len)))
try: heapq.heappop([])
except IndexError as e: print(e)
import random
random.seed(3); a = [random.randrange(100) for _ in range(50)]; heapq.heapify(a); print(a); print([heapq.heappop(a) for _ in range(50)])
import bisect; a=[1,2,2,3]; print(bisect.bisect(a,2), bisect.bisect_left(a,2)); bisect.insort(a,2); print(a, bisect.bisect_left(a, 2, key=lambda x:x), bisect.bisect_right(a,2,0,2))
