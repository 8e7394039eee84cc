// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/scene/compute.h"

#include "plugins/sdk/failure.hpp"

#include <cstdlib>

namespace scene
{

namespace
{

void check(VkResult result, const char* deed)
{
    if (result == VK_SUCCESS) return;
    spotwright::fail(std::string("Vulkan cannot ") + deed + " (code " + std::to_string(result) +
                     "): close other programs that use the graphics memory, or ask for a smaller picture.");
}

VkDescriptorType typeOf(std::uint32_t binding)
{
    return binding == 0 ? VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER : VK_DESCRIPTOR_TYPE_STORAGE_BUFFER;
}

int preference(VkPhysicalDeviceType type)
{
    if (type == VK_PHYSICAL_DEVICE_TYPE_DISCRETE_GPU) return 3;
    if (type == VK_PHYSICAL_DEVICE_TYPE_INTEGRATED_GPU) return 2;
    return type == VK_PHYSICAL_DEVICE_TYPE_CPU ? 0 : 1;
}

} // namespace

Compute::Compute()
{
    setenv("MESA_SHADER_CACHE_DISABLE", "true", 0); // the sandbox has no home to keep one in
    try {
        chooseDevice();
        openDevice();
    } catch (...) {
        close();
        throw;
    }
}

Compute::~Compute() { close(); }

void Compute::chooseDevice()
{
    VkApplicationInfo application{VK_STRUCTURE_TYPE_APPLICATION_INFO};
    application.apiVersion = VK_API_VERSION_1_2;
    VkInstanceCreateInfo info{VK_STRUCTURE_TYPE_INSTANCE_CREATE_INFO};
    info.pApplicationInfo = &application;
    if (vkCreateInstance(&info, nullptr, &m_instance) != VK_SUCCESS)
        spotwright::unsupported("No Vulkan here: install a driver, or mesa-vulkan-drivers for one in software.");

    std::uint32_t count = 0;
    vkEnumeratePhysicalDevices(m_instance, &count, nullptr);
    std::vector<VkPhysicalDevice> devices(count);
    vkEnumeratePhysicalDevices(m_instance, &count, devices.data());
    int best = -1;
    for (VkPhysicalDevice device : devices) {
        VkPhysicalDeviceProperties properties;
        vkGetPhysicalDeviceProperties(device, &properties);
        if (properties.apiVersion < VK_API_VERSION_1_2 || preference(properties.deviceType) <= best) continue;
        std::uint32_t families = 0;
        vkGetPhysicalDeviceQueueFamilyProperties(device, &families, nullptr);
        std::vector<VkQueueFamilyProperties> queues(families);
        vkGetPhysicalDeviceQueueFamilyProperties(device, &families, queues.data());
        for (std::uint32_t family = 0; family < families; ++family) {
            if (!(queues[family].queueFlags & VK_QUEUE_COMPUTE_BIT)) continue;
            best = preference(properties.deviceType);
            m_physical = device;
            m_family = family;
            m_deviceName = properties.deviceName;
            m_software = best == 0;
            break;
        }
    }
    if (!m_physical) spotwright::unsupported("No device with Vulkan 1.2 here: install mesa-vulkan-drivers for one in software.");
}

void Compute::openDevice()
{
    const float priority = 1;
    VkDeviceQueueCreateInfo queue{VK_STRUCTURE_TYPE_DEVICE_QUEUE_CREATE_INFO};
    queue.queueFamilyIndex = m_family;
    queue.queueCount = 1;
    queue.pQueuePriorities = &priority;
    VkDeviceCreateInfo info{VK_STRUCTURE_TYPE_DEVICE_CREATE_INFO};
    info.queueCreateInfoCount = 1;
    info.pQueueCreateInfos = &queue;
    check(vkCreateDevice(m_physical, &info, nullptr, &m_device), "open the device");
    vkGetDeviceQueue(m_device, m_family, 0, &m_queue);

    VkCommandPoolCreateInfo pool{VK_STRUCTURE_TYPE_COMMAND_POOL_CREATE_INFO};
    pool.flags = VK_COMMAND_POOL_CREATE_RESET_COMMAND_BUFFER_BIT;
    pool.queueFamilyIndex = m_family;
    check(vkCreateCommandPool(m_device, &pool, nullptr, &m_commandPool), "make a command pool");
    VkCommandBufferAllocateInfo commands{VK_STRUCTURE_TYPE_COMMAND_BUFFER_ALLOCATE_INFO};
    commands.commandPool = m_commandPool;
    commands.commandBufferCount = 1;
    check(vkAllocateCommandBuffers(m_device, &commands, &m_commands), "make a command buffer");
    const VkFenceCreateInfo fence{VK_STRUCTURE_TYPE_FENCE_CREATE_INFO};
    check(vkCreateFence(m_device, &fence, nullptr, &m_fence), "make a fence");
}

void Compute::close()
{
    if (m_device) {
        vkDeviceWaitIdle(m_device);
        for (VkPipeline pass : m_passes) vkDestroyPipeline(m_device, pass, nullptr);
        vkDestroyPipelineLayout(m_device, m_layout, nullptr);
        vkDestroyDescriptorPool(m_device, m_setPool, nullptr);
        vkDestroyDescriptorSetLayout(m_device, m_setLayout, nullptr);
        for (const Buffer& buffer : m_buffers) {
            vkDestroyBuffer(m_device, buffer.buffer, nullptr);
            vkFreeMemory(m_device, buffer.memory, nullptr);
        }
        vkDestroyFence(m_device, m_fence, nullptr);
        vkDestroyCommandPool(m_device, m_commandPool, nullptr);
        vkDestroyDevice(m_device, nullptr);
    }
    if (m_instance) vkDestroyInstance(m_instance, nullptr);
}

std::uint32_t Compute::sharedMemoryType(std::uint32_t allowed) const
{
    VkPhysicalDeviceMemoryProperties memory;
    vkGetPhysicalDeviceMemoryProperties(m_physical, &memory);
    constexpr VkMemoryPropertyFlags shared = VK_MEMORY_PROPERTY_HOST_VISIBLE_BIT | VK_MEMORY_PROPERTY_HOST_COHERENT_BIT;
    for (const VkMemoryPropertyFlags wish : {shared | VK_MEMORY_PROPERTY_HOST_CACHED_BIT, shared})
        for (std::uint32_t i = 0; i < memory.memoryTypeCount; ++i)
            if ((allowed >> i & 1) && (memory.memoryTypes[i].propertyFlags & wish) == wish) return i;
    spotwright::unsupported("The device " + m_deviceName + " has no memory that the program can read.");
}

std::byte* Compute::addBuffer(std::size_t bytes)
{
    VkBufferCreateInfo info{VK_STRUCTURE_TYPE_BUFFER_CREATE_INFO};
    info.size = bytes;
    info.usage = m_buffers.empty() ? VK_BUFFER_USAGE_UNIFORM_BUFFER_BIT : VK_BUFFER_USAGE_STORAGE_BUFFER_BIT;
    Buffer& made = m_buffers.emplace_back();
    check(vkCreateBuffer(m_device, &info, nullptr, &made.buffer), "make a buffer");
    VkMemoryRequirements needs;
    vkGetBufferMemoryRequirements(m_device, made.buffer, &needs);
    VkMemoryAllocateInfo memory{VK_STRUCTURE_TYPE_MEMORY_ALLOCATE_INFO};
    memory.allocationSize = needs.size;
    memory.memoryTypeIndex = sharedMemoryType(needs.memoryTypeBits);
    check(vkAllocateMemory(m_device, &memory, nullptr, &made.memory), "allocate memory");
    check(vkBindBufferMemory(m_device, made.buffer, made.memory, 0), "bind memory");
    void* seen = nullptr;
    check(vkMapMemory(m_device, made.memory, 0, VK_WHOLE_SIZE, 0, &seen), "map memory");
    return static_cast<std::byte*>(seen);
}

void Compute::fixLayout()
{
    const auto count = static_cast<std::uint32_t>(m_buffers.size());
    std::vector<VkDescriptorSetLayoutBinding> bindings(count);
    for (std::uint32_t i = 0; i < count; ++i)
        bindings[i] = {i, typeOf(i), 1, VK_SHADER_STAGE_COMPUTE_BIT, nullptr};
    VkDescriptorSetLayoutCreateInfo set{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_LAYOUT_CREATE_INFO};
    set.bindingCount = count;
    set.pBindings = bindings.data();
    check(vkCreateDescriptorSetLayout(m_device, &set, nullptr, &m_setLayout), "lay out the buffers");

    const VkPushConstantRange push{VK_SHADER_STAGE_COMPUTE_BIT, 0, sizeof(std::int32_t)};
    VkPipelineLayoutCreateInfo layout{VK_STRUCTURE_TYPE_PIPELINE_LAYOUT_CREATE_INFO};
    layout.setLayoutCount = 1;
    layout.pSetLayouts = &m_setLayout;
    layout.pushConstantRangeCount = 1;
    layout.pPushConstantRanges = &push;
    check(vkCreatePipelineLayout(m_device, &layout, nullptr, &m_layout), "lay out the passes");

    const VkDescriptorPoolSize sizes[] = {{VK_DESCRIPTOR_TYPE_UNIFORM_BUFFER, 1}, {VK_DESCRIPTOR_TYPE_STORAGE_BUFFER, count}};
    VkDescriptorPoolCreateInfo pool{VK_STRUCTURE_TYPE_DESCRIPTOR_POOL_CREATE_INFO};
    pool.maxSets = 1;
    pool.poolSizeCount = 2;
    pool.pPoolSizes = sizes;
    check(vkCreateDescriptorPool(m_device, &pool, nullptr, &m_setPool), "make a descriptor pool");
    VkDescriptorSetAllocateInfo allocate{VK_STRUCTURE_TYPE_DESCRIPTOR_SET_ALLOCATE_INFO};
    allocate.descriptorPool = m_setPool;
    allocate.descriptorSetCount = 1;
    allocate.pSetLayouts = &m_setLayout;
    check(vkAllocateDescriptorSets(m_device, &allocate, &m_set), "make a descriptor set");

    std::vector<VkDescriptorBufferInfo> infos(count);
    std::vector<VkWriteDescriptorSet> writes(count, {VK_STRUCTURE_TYPE_WRITE_DESCRIPTOR_SET});
    for (std::uint32_t i = 0; i < count; ++i) {
        infos[i] = {m_buffers[i].buffer, 0, VK_WHOLE_SIZE};
        writes[i].dstSet = m_set;
        writes[i].dstBinding = i;
        writes[i].descriptorCount = 1;
        writes[i].descriptorType = typeOf(i);
        writes[i].pBufferInfo = &infos[i];
    }
    vkUpdateDescriptorSets(m_device, count, writes.data(), 0, nullptr);
}

std::size_t Compute::addPass(std::span<const std::uint32_t> spirv)
{
    if (!m_layout) fixLayout();
    VkShaderModuleCreateInfo code{VK_STRUCTURE_TYPE_SHADER_MODULE_CREATE_INFO};
    code.codeSize = spirv.size_bytes();
    code.pCode = spirv.data();
    VkShaderModule module = VK_NULL_HANDLE;
    check(vkCreateShaderModule(m_device, &code, nullptr, &module), "load a shader");
    VkComputePipelineCreateInfo info{VK_STRUCTURE_TYPE_COMPUTE_PIPELINE_CREATE_INFO};
    info.stage = {VK_STRUCTURE_TYPE_PIPELINE_SHADER_STAGE_CREATE_INFO, nullptr, 0, VK_SHADER_STAGE_COMPUTE_BIT, module, "main", nullptr};
    info.layout = m_layout;
    VkPipeline pass = VK_NULL_HANDLE;
    const VkResult made = vkCreateComputePipelines(m_device, VK_NULL_HANDLE, 1, &info, nullptr, &pass);
    vkDestroyShaderModule(m_device, module, nullptr);
    check(made, "prepare a pass");
    m_passes.push_back(pass);
    return m_passes.size() - 1;
}

void Compute::run(std::span<const PassStep> steps)
{
    VkCommandBufferBeginInfo begin{VK_STRUCTURE_TYPE_COMMAND_BUFFER_BEGIN_INFO};
    begin.flags = VK_COMMAND_BUFFER_USAGE_ONE_TIME_SUBMIT_BIT;
    check(vkBeginCommandBuffer(m_commands, &begin), "record a frame");
    vkCmdBindDescriptorSets(m_commands, VK_PIPELINE_BIND_POINT_COMPUTE, m_layout, 0, 1, &m_set, 0, nullptr);
    for (const PassStep& step : steps) {
        vkCmdBindPipeline(m_commands, VK_PIPELINE_BIND_POINT_COMPUTE, m_passes[step.pass]);
        vkCmdPushConstants(m_commands, m_layout, VK_SHADER_STAGE_COMPUTE_BIT, 0, sizeof step.stepIndex, &step.stepIndex);
        vkCmdDispatch(m_commands, step.groupsX, step.groupsY, 1);
        VkMemoryBarrier barrier{VK_STRUCTURE_TYPE_MEMORY_BARRIER};
        barrier.srcAccessMask = VK_ACCESS_SHADER_WRITE_BIT;
        barrier.dstAccessMask = VK_ACCESS_SHADER_READ_BIT | VK_ACCESS_SHADER_WRITE_BIT | VK_ACCESS_HOST_READ_BIT;
        vkCmdPipelineBarrier(m_commands, VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT,
                             VK_PIPELINE_STAGE_COMPUTE_SHADER_BIT | VK_PIPELINE_STAGE_HOST_BIT, 0, 1, &barrier, 0, nullptr, 0, nullptr);
    }
    check(vkEndCommandBuffer(m_commands), "record a frame");
    VkSubmitInfo submit{VK_STRUCTURE_TYPE_SUBMIT_INFO};
    submit.commandBufferCount = 1;
    submit.pCommandBuffers = &m_commands;
    check(vkQueueSubmit(m_queue, 1, &submit, m_fence), "start a frame");
    check(vkWaitForFences(m_device, 1, &m_fence, VK_TRUE, 600'000'000'000), "finish a frame within ten minutes");
    check(vkResetFences(m_device, 1, &m_fence), "reset a fence");
}

} // namespace scene
